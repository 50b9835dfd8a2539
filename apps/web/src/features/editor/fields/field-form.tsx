import { isRecord, isShown } from '@hookline/node-kit';
import type { FieldDescription } from '@hookline/node-kit';
import { Button } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { ChoiceField, ChoicesField, ToggleField } from './choices/choice-fields.js';
import { TimezoneField } from './choices/timezone-field.js';
import { WorkflowField } from './choices/workflow-field.js';
import { ConditionsField } from './conditions/conditions-field.js';
import { EventTypesField } from './conditions/event-types-field.js';
import { StepCredentialField } from './credential/step-credential-field.js';
import { useFields } from './frame/field-context.js';
import type { Siblings } from './frame/siblings.js';
import { ListField } from './list-field.js';
import { valuesIn } from './new-row.js';
import { PlainField } from './plain-field.js';
import { CredentialField } from './provider/credential-field.js';
import { ProviderField } from './provider/provider-field.js';
import { TemplateField } from './template/template-field.js';
import classes from './field-form.module.css';

interface FieldFormProps {
  readonly fields: readonly FieldDescription[];
  readonly values: Readonly<Record<string, unknown>>;
  /** The prefix of the fields' paths: `body.`. */
  readonly above?: string;
}

/** The form generated from a node's schema. Rarely used fields are collapsed. */
export function FieldForm({ fields, values, above = '' }: FieldFormProps) {
  const { goTo, problems } = useFields();
  const shown = fields.filter((field) => isShown(field, fields, values));
  const advanced = shown.filter((field) => field.advanced && isOffered(field));
  const [asked, setAsked] = useState(false);
  const concerns = (path: string | null) => advanced.some((field) => path?.split('.')[0] === field.name);
  const onlyAdvanced = shown.every((field) => field.advanced || !isOffered(field));
  // A link led to a field in there: it stays open.
  if (concerns(goTo) && !asked) setAsked(true);
  const open = asked || onlyAdvanced || problems.some((problem) => concerns(problem.field));
  const draw = (field: FieldDescription) =>
    drawField(field, above + field.name, values[field.name], { fields, values });
  return (
    <div className={classes.form}>
      {shown.filter((field) => !field.advanced).map(draw)}
      {shown.filter(hasEventTypes).map((field) => (
        <EventTypesField
          key={field.name}
          field={field}
          path={above + field.name}
          value={values[field.name]}
          siblings={{ fields, values }}
        />
      ))}
      {advanced.length > 0 && !onlyAdvanced && (
        <Button
          variant="subtle"
          size="xs"
          className={classes.more ?? ''}
          aria-expanded={open}
          leftSection={open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
          onClick={() => setAsked(!open)}
        >
          {open ? 'Fewer settings' : 'More settings'}
        </Button>
      )}
      {open && advanced.map(draw)}
    </div>
  );
}

/** Whether the form renders a control: see ConfigField. */
function isOffered(field: FieldDescription): boolean {
  if (field.control === 'choice') return (field.options?.length ?? 0) > 1;
  return field.control !== 'group' || (field.fields ?? []).some(isOffered);
}

/** Conditions on the events of a sender: the common one is offered even while they are folded away. */
const hasEventTypes = ({ control, of }: FieldDescription): boolean => control === 'conditions' && of !== undefined;

const drawField = (field: FieldDescription, path: string, value: unknown, siblings: Siblings) => (
  <ConfigField key={`${field.name} ${field.control}`} field={field} path={path} value={value} siblings={siblings} />
);

interface ConfigFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
  readonly siblings: Siblings;
}

/** One field of a node's config, by its control. */
function ConfigField({ field, path, value, siblings }: ConfigFieldProps) {
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
      return <ListField field={field} path={path} value={value} drawField={drawField} />;
    case 'group':
      return (
        <fieldset className={classes.group}>
          <legend>{field.label}</legend>
          <FieldForm
            fields={field.fields ?? []}
            values={isRecord(value) ? value : defaultsOf(field)}
            above={`${path}.`}
          />
          {field.help && <p className={classes.groupHelp}>{field.help}</p>}
        </fieldset>
      );
    case 'provider':
      return <ProviderField field={field} path={path} value={value} siblings={siblings} />;
    case 'credential':
      if (field.kinds) return <StepCredentialField field={field} path={path} value={value} siblings={siblings} />;
      return <CredentialField field={field} path={path} value={value} siblings={siblings} />;
    case 'workflow':
      return <WorkflowField field={field} path={path} value={value} />;
    case 'timezone':
      return <TimezoneField field={field} path={path} value={value} />;
    case 'text':
      if (field.value === 'fixed') return <PlainField field={field} path={path} value={value} />;
      return <TemplateField field={field} path={path} value={value ?? field.default} />;
    case 'multiline':
    case 'url':
    case 'secret':
    case 'number':
    case 'json':
    case 'expression':
      return <TemplateField field={field} path={path} value={value ?? field.default} />;
  }
}

const defaultsOf = (field: FieldDescription): Readonly<Record<string, unknown>> => valuesIn(field.default);
