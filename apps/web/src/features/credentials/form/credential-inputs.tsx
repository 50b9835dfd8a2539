import type { CredentialKindResponse } from '@hookline/contracts';
import { NativeSelect, PasswordInput, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { CredentialData } from '../../../shared/api/index.js';
import classes from './credential-form.module.css';

type CredentialField = CredentialKindResponse['fields'][number];

interface CredentialInputsProps {
  readonly fields: readonly CredentialField[];
  readonly values: CredentialData;
  /** An error per invalid field, by `data.<field>`. */
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (values: CredentialData) => void;
}

/** The fields of a kind of credential. The first one gets the focus. */
export function CredentialInputs({ fields, values, problems, onChange }: CredentialInputsProps) {
  return fields.map((field, index) => (
    <CredentialInput
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      problem={problems[`data.${field.name}`]}
      autoFocus={index === 0}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
    />
  ));
}

interface CredentialInputProps {
  readonly field: CredentialField;
  readonly value: string;
  readonly problem: string | undefined;
  readonly autoFocus: boolean;
  readonly onChange: (value: string) => void;
}

function CredentialInput({ field, value, problem, autoFocus, onChange }: CredentialInputProps) {
  const shared = {
    label: <FieldLabel field={field} />,
    description: field.help,
    value,
    error: problem,
    'data-autofocus': autoFocus || undefined,
  };
  const text = { ...shared, placeholder: field.placeholder ?? '', spellCheck: false };
  if (field.options) {
    return (
      <NativeSelect
        {...shared}
        data={field.options.map(({ value: option, label }) => ({ value: option, label }))}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  if (field.secret) {
    return (
      <PasswordInput
        {...text}
        // The browser neither fills in a password here nor stores this one.
        autoComplete="new-password"
        visibilityToggleFocusable
        // Mantine sets it on every other input.
        aria-invalid={problem !== undefined}
        visibilityToggleButtonProps={{ 'aria-label': `Show ${field.label}` }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Textarea
      {...text}
      className={classes.text ?? ''}
      // A PEM key has several lines, which a one-line input would remove.
      autosize
      minRows={1}
      maxRows={8}
      autoComplete="off"
      onKeyDown={submitOnEnter}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const FieldLabel = ({ field }: { readonly field: CredentialField }) => (
  <>
    {field.label}
    {!field.required && field.standard === '' && <span className={classes.optional}> optional</span>}
  </>
);

/** Submits on Enter, as a one-line input does; Shift+Enter inserts a line. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
