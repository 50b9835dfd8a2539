import { MultiSelect, NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import type { FieldDescription } from '@hookline/node-kit';
import { ConditionsField } from './conditions-field.js';
import { useFields } from './field-context.js';
import { FieldFrame, ProblemLine } from './field-frame.js';
import { FieldForm } from './field-form.js';
import { ListField } from './list-field.js';
import { TemplateField } from './template-field.js';
import classes from './field-form.module.css';

interface ConfigFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
}

/** One field of a node's config, by its control. */
export function ConfigField({ field, path, value }: ConfigFieldProps) {
  switch (field.control) {
    case 'choice':
      return <ChoiceField field={field} path={path} value={value} />;
    case 'choices':
      return <ChoicesField field={field} path={path} value={value} />;
    case 'toggle':
      return <ToggleField field={field} path={path} value={value} />;
    case 'conditions':
      return <ConditionsField field={field} path={path} value={value} />;
    case 'list':
      return <ListField field={field} path={path} value={value} />;
    case 'group':
      return (
        <fieldset className={classes.group}>
          <legend>{field.label}</legend>
          <FieldForm fields={field.fields ?? []} values={isRecord(value) ? value : defaultsOf(field)} above={`${path}.`} />
        </fieldset>
      );
    // What senders Hookline knows comes from the providers' catalogue, which this form does not read.
    case 'provider':
      return null;
    case 'text':
    case 'multiline':
    case 'url':
    case 'secret':
    case 'number':
    case 'json':
    case 'expression':
      return <TemplateField field={field} path={path} value={value ?? field.default} />;
  }
}

const FEW = 4;

function ChoiceField({ field, path, value }: ConfigFieldProps) {
  const { change } = useFields();
  const options = [...(field.options ?? [])];
  const chosen = String(value ?? field.default ?? '');
  // One option is no choice.
  if (options.length < 2) return null;
  const short = options.length <= FEW && options.every((option) => option.label.length <= 12);
  return (
    <FieldFrame label={field.label} required help={field.help} below={<FieldProblems path={path} />}>
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

function ChoicesField({ field, path, value }: ConfigFieldProps) {
  const { change } = useFields();
  const chosen = Array.isArray(value) ? value.map(String) : Array.isArray(field.default) ? field.default.map(String) : [];
  return (
    <FieldFrame label={field.label} required help={field.help} below={<FieldProblems path={path} />}>
      <MultiSelect
        aria-label={field.label}
        data={[...(field.options ?? [])]}
        value={chosen}
        onChange={(next) => change(path, next)}
      />
    </FieldFrame>
  );
}

function ToggleField({ field, path, value }: ConfigFieldProps) {
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

/** The problems of a control that has no line of its own for them. */
export function FieldProblems({ path }: { readonly path: string }) {
  const { problems } = useFields();
  return problems
    .filter((problem) => problem.field === path)
    .map((problem) => <ProblemLine key={problem.code} severity={problem.severity} message={problem.message} />);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const defaultsOf = (field: FieldDescription): Record<string, unknown> => (isRecord(field.default) ? field.default : {});
