import { Button } from '@mantine/core';
import { isShown } from '@hookline/node-kit';
import type { FieldDescription } from '@hookline/node-kit';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { ConfigField } from './config-field.js';
import { useFields } from './field-context.js';
import classes from './field-form.module.css';

interface FieldFormProps {
  readonly fields: readonly FieldDescription[];
  readonly values: Readonly<Record<string, unknown>>;
  /** What stands before a field's name in its path: `body.`. */
  readonly above?: string;
}

/** The form of a node, made from its schema. What is rarely needed is folded away. */
export function FieldForm({ fields, values, above = '' }: FieldFormProps) {
  const { goTo, problems } = useFields();
  const shown = fields.filter((field) => isShown(field, fields, values));
  const advanced = shown.filter((field) => field.advanced && isOffered(field));
  const [asked, setAsked] = useState(false);
  const concerns = (path: string | null) => advanced.some((field) => path?.split('.')[0] === field.name);
  const open = asked || concerns(goTo) || problems.some((problem) => concerns(problem.field));
  const draw = (field: FieldDescription) => (
    <ConfigField key={`${field.name} ${field.control}`} field={field} path={above + field.name} value={values[field.name]} />
  );
  return (
    <div className={classes.form}>
      {shown.filter((field) => !field.advanced).map(draw)}
      {advanced.length > 0 && (
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

/** Whether there is anything to set: see ConfigField. */
function isOffered(field: FieldDescription): boolean {
  if (field.control === 'provider') return false;
  if (field.control === 'choice') return (field.options?.length ?? 0) > 1;
  return field.control !== 'group' || (field.fields ?? []).some(isOffered);
}
