import type { FieldDescription } from '@hookline/node-kit';
import { ActionIcon, Button } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { firstFieldPath } from '../model/first-field-path.js';
import { useFields } from './frame/field-context.js';
import { FieldFrame } from './frame/field-frame.js';
import { FieldProblems } from './frame/field-problems.js';
import type { Siblings } from './frame/siblings.js';
import { newRow, valuesIn } from './new-row.js';
import classes from './field-form.module.css';

interface ListFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
  readonly drawField: (field: FieldDescription, path: string, value: unknown, siblings: Siblings) => ReactNode;
}

/** A list of rows with the same fields. Buttons move the rows, so that no drag is needed. */
export function ListField({ field, path, value, drawField }: ListFieldProps) {
  const { change, goToField } = useFields();
  const addButton = useRef<HTMLButtonElement>(null);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const swap = (index: number, other: number): void =>
    change(path, rows.with(index, rows[other]).with(other, rows[index]));
  return (
    <FieldFrame
      label={field.label}
      path={path}
      required={field.required || rows.length > 0}
      help={field.help}
      below={<FieldProblems path={path} />}
    >
      <div className={classes.rows}>
        {rows.map((row, index) => (
          // Rows have no id.
          <div
            key={index}
            className={classes.row}
            data-tall={isTall(field) || undefined}
            role="group"
            aria-label={`${field.label} ${index + 1}`}
          >
            {(field.fields ?? []).map((inner) =>
              drawField(
                index === 0 ? inner : withoutHelp(inner),
                `${path}.${index}.${inner.name}`,
                valuesIn(row)[inner.name],
                { fields: field.fields ?? [], values: valuesIn(row) },
              ),
            )}
            <div className={classes.rowTools}>
              {rows.length > 1 && (
                <>
                  <ActionIcon
                    size={28}
                    aria-label={`Move row ${index + 1} up`}
                    disabled={index === 0}
                    onClick={() => swap(index, index - 1)}
                  >
                    <ArrowUp size={14} />
                  </ActionIcon>
                  <ActionIcon
                    size={28}
                    aria-label={`Move row ${index + 1} down`}
                    disabled={index === rows.length - 1}
                    onClick={() => swap(index, index + 1)}
                  >
                    <ArrowDown size={14} />
                  </ActionIcon>
                </>
              )}
              <ActionIcon
                size={28}
                aria-label={`Remove row ${index + 1}`}
                onClick={() => {
                  change(path, rows.toSpliced(index, 1));
                  addButton.current?.focus();
                }}
              >
                <Trash2 size={14} />
              </ActionIcon>
            </div>
          </div>
        ))}
        <Button
          ref={addButton}
          size="xs"
          className={classes.add ?? ''}
          leftSection={<Plus size={14} />}
          onClick={() => {
            change(path, [...rows, newRow(field, rows)]);
            goToField(firstFieldPath(field.fields ?? [], newRow(field, rows), `${path}.${rows.length}.`) ?? path);
          }}
        >
          {field.addLabel ?? 'Add row'}
        </Button>
      </div>
    </FieldFrame>
  );
}

/** Shows the help of a column in the first row only. */
const withoutHelp = ({ help: _help, ...field }: FieldDescription): FieldDescription => field;

/** A row with conditions is rendered as a block, not a line. */
const isTall = (field: FieldDescription): boolean => (field.fields ?? []).some((inner) => TALL.has(inner.control));

const TALL: ReadonlySet<FieldDescription['control']> = new Set(['conditions', 'group', 'list', 'multiline', 'json']);
