import { ActionIcon, Button } from '@mantine/core';
import type { FieldDescription } from '@hookline/node-kit';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { firstFieldPath } from '../model/first-field-path.js';
import { useFields } from './field-context.js';
import { FieldFrame } from './field-frame.js';
import { FieldProblems } from './field-problems.js';
import { newRow, valuesIn } from './new-row.js';
import type { Siblings } from './siblings.js';
import classes from './field-form.module.css';

interface ListFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
  readonly drawField: (field: FieldDescription, path: string, value: unknown, siblings: Siblings) => ReactNode;
}

/** Rows that all have the same fields. They are moved with buttons: nothing here needs a drag. */
export function ListField({ field, path, value, drawField }: ListFieldProps) {
  const { change, goToField } = useFields();
  const addButton = useRef<HTMLButtonElement>(null);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const swap = (place: number, other: number): void =>
    change(path, rows.with(place, rows[other]).with(other, rows[place]));
  return (
    <FieldFrame
      label={field.label}
      path={path}
      required={field.required || rows.length > 0}
      help={field.help}
      below={<FieldProblems path={path} />}
    >
      <div className={classes.rows}>
        {rows.map((row, place) => (
          // Rows have no identity of their own; their place is all there is.
          <div
            key={place}
            className={classes.row}
            data-tall={isTall(field) || undefined}
            role="group"
            aria-label={`${field.label} ${place + 1}`}
          >
            {(field.fields ?? []).map((inner) =>
              drawField(
                place === 0 ? inner : withoutHelp(inner),
                `${path}.${place}.${inner.name}`,
                valuesIn(row)[inner.name],
                { fields: field.fields ?? [], values: valuesIn(row) },
              ),
            )}
            <div className={classes.rowTools}>
              {rows.length > 1 && (
                <>
                  <ActionIcon
                    size={28}
                    aria-label={`Move row ${place + 1} up`}
                    disabled={place === 0}
                    onClick={() => swap(place, place - 1)}
                  >
                    <ArrowUp size={14} />
                  </ActionIcon>
                  <ActionIcon
                    size={28}
                    aria-label={`Move row ${place + 1} down`}
                    disabled={place === rows.length - 1}
                    onClick={() => swap(place, place + 1)}
                  >
                    <ArrowDown size={14} />
                  </ActionIcon>
                </>
              )}
              <ActionIcon
                size={28}
                aria-label={`Remove row ${place + 1}`}
                onClick={() => {
                  change(path, rows.toSpliced(place, 1));
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

/** What a column is for is said once, in the first row. */
const withoutHelp = ({ help: _help, ...field }: FieldDescription): FieldDescription => field;

/** A row with conditions in it is a block, not a line. */
const isTall = (field: FieldDescription): boolean => (field.fields ?? []).some((inner) => TALL.has(inner.control));

const TALL: ReadonlySet<FieldDescription['control']> = new Set(['conditions', 'group', 'list', 'multiline', 'json']);
