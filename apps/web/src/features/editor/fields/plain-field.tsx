import type { FieldDescription } from '@hookline/node-kit';
import { TextInput } from '@mantine/core';
import { useId } from 'react';
import { useFields } from './frame/field-context.js';
import { FieldFrame } from './frame/field-frame.js';
import { FieldProblems } from './frame/field-problems.js';

interface PlainFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
}

/** A line of text without expressions, such as a name. */
export function PlainField({ field, path, value }: PlainFieldProps) {
  const { change, problems } = useFields();
  const helpId = useId();
  return (
    <FieldFrame
      label={field.label}
      path={path}
      required={field.required}
      help={field.help}
      helpId={helpId}
      below={<FieldProblems path={path} />}
    >
      <TextInput
        aria-label={field.label}
        value={typeof value === 'string' ? value : ''}
        placeholder={field.placeholder ?? ''}
        error={problems.some((problem) => problem.field === path && problem.severity === 'error')}
        onChange={(event) => change(path, event.currentTarget.value)}
        {...(field.help && { 'aria-describedby': helpId })}
      />
    </FieldFrame>
  );
}
