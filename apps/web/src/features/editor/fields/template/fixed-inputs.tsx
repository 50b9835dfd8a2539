import type { FieldDescription } from '@hookline/node-kit';
import { NumberInput, PasswordInput } from '@mantine/core';
import { useInsertTarget } from '../frame/use-insert-target.js';
import classes from '../code/code-input.module.css';

interface FixedInputProps {
  readonly field: FieldDescription;
  readonly text: string;
  readonly describedBy: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** A typed number. A click on a value replaces it, so it must be chosen first. */
export function FixedNumber({ field, text, describedBy, onChange }: FixedInputProps) {
  const { isTarget, chosen } = useInsertTarget(field.label, (path) => onChange(`{{ ${path} }}`), true);
  return (
    <NumberInput
      aria-label={field.label}
      className={classes.plain ?? ''}
      mod={{ target: isTarget }}
      value={text}
      min={field.min ?? -Infinity}
      max={field.max ?? Infinity}
      onPointerDown={chosen}
      onChange={(value) => {
        chosen();
        onChange(value);
      }}
      {...(describedBy && { 'aria-describedby': describedBy })}
    />
  );
}

/** A masked secret. A click on a value appends to it. */
export function FixedSecret({
  field,
  text,
  describedBy,
  error,
  onChange,
}: FixedInputProps & { readonly error: boolean }) {
  const { isTarget, chosen } = useInsertTarget(field.label, (path) => onChange(`${text}{{ ${path} }}`), true);
  return (
    <PasswordInput
      aria-label={field.label}
      className={classes.plain ?? ''}
      mod={{ target: isTarget }}
      value={text}
      autoComplete="off"
      placeholder={field.placeholder ?? ''}
      error={error}
      visibilityToggleButtonProps={{ 'aria-label': `Show the ${field.label}` }}
      onPointerDown={chosen}
      onChange={(event) => {
        chosen();
        onChange(event.currentTarget.value);
      }}
      {...(describedBy && { 'aria-describedby': describedBy })}
    />
  );
}
