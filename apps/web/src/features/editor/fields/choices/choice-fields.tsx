import type { FieldDescription } from '@hookline/node-kit';
import { MultiSelect, NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useFields } from '../frame/field-context.js';
import { FieldFrame } from '../frame/field-frame.js';
import { FieldProblems } from '../frame/field-problems.js';
import classes from '../field-form.module.css';

interface ChoiceProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
}

/** Up to this many short options are shown at once. */
const FEW = 4;

export function ChoiceField({ field, path, value }: ChoiceProps) {
  const { change } = useFields();
  const options = [...(field.options ?? [])];
  const chosen = [value, field.default].find((known) => typeof known === 'string') ?? '';
  // A single option needs no control.
  if (options.length < 2) return null;
  const short = options.length <= FEW && options.every((option) => option.label.length <= 12);
  return (
    <FieldFrame label={field.label} path={path} required help={field.help} below={<FieldProblems path={path} />}>
      {short ? (
        <SegmentedControl
          className={classes.segments ?? ''}
          aria-label={field.label}
          data={options}
          value={chosen}
          onChange={(next) => change(path, next)}
        />
      ) : (
        <NativeSelect
          aria-label={field.label}
          data={options}
          value={chosen}
          onChange={(event) => change(path, event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

export function ChoicesField({ field, path, value }: ChoiceProps) {
  const { change } = useFields();
  const chosen = Array.isArray(value)
    ? value.map(String)
    : Array.isArray(field.default)
      ? field.default.map(String)
      : [];
  return (
    <FieldFrame label={field.label} path={path} required help={field.help} below={<FieldProblems path={path} />}>
      <MultiSelect
        aria-label={field.label}
        data={[...(field.options ?? [])]}
        value={chosen}
        onChange={(next) => change(path, next)}
      />
    </FieldFrame>
  );
}

export function ToggleField({ field, path, value }: ChoiceProps) {
  const { change } = useFields();
  return (
    <Switch
      label={field.label}
      description={field.help}
      checked={(value ?? field.default) === true}
      onChange={(event) => change(path, event.currentTarget.checked)}
    />
  );
}
