import { NumberInput, PasswordInput } from '@mantine/core';
import type { FieldDescription } from '@hookline/node-kit';
import { useInsertTarget } from './use-insert-target.js';
import classes from './code-input.module.css';

interface FixedInputProps {
  readonly field: FieldDescription;
  readonly text: string;
  readonly describedBy: string | undefined;
  readonly onChange: (value: unknown) => void;
}

/** A number that is typed. A click on a value of the sample replaces it, and so fills it only when it was chosen. */
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

/** Shown as dots. A click on a value of the sample is put behind what is typed. */
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
