import { readRule, type StoredRule } from '@hookline/nodes/schedule';
import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useFields } from '../../../fields/frame/field-context.js';
import { FieldFrame } from '../../../fields/frame/field-frame.js';
import { FieldProblems } from '../../../fields/frame/field-problems.js';
import { RuleRow } from './rule-row.js';
import classes from './schedule.module.css';

const NEW_RULE = { every: 'days', n: 1, at: '09:00' };

/** The rules of a schedule: friendly ones first, cron as the other choice. */
export function RuleList({ rules }: { readonly rules: unknown }) {
  const { change } = useFields();
  const addButton = useRef<HTMLButtonElement>(null);
  const stored: readonly unknown[] = Array.isArray(rules) ? rules : [NEW_RULE];
  const save = (next: readonly unknown[]): void => change('rules', next);
  return (
    <FieldFrame label="Runs" path="rules" required below={<FieldProblems path="rules" />}>
      <div className={classes.rules}>
        {stored.map((rule, index) => (
          // Rules have no id.
          <RuleRow
            key={index}
            rule={readRule(rule)}
            index={index}
            onChange={(next) => save(stored.with(index, leanRule(next)))}
            onRemove={
              stored.length > 1
                ? () => {
                    save(stored.toSpliced(index, 1));
                    addButton.current?.focus();
                  }
                : undefined
            }
          />
        ))}
        <Button
          ref={addButton}
          size="xs"
          className={classes.add ?? ''}
          leftSection={<Plus size={14} />}
          onClick={() => save([...stored, NEW_RULE])}
        >
          Add a time
        </Button>
      </div>
    </FieldFrame>
  );
}

/** As it is stored: without the fields that say nothing. */
function leanRule({ every, n, at, on, cron }: StoredRule): object {
  if (cron !== '') return { cron };
  return { every, n, ...(at === '' ? {} : { at }), ...(on.length === 0 ? {} : { on }) };
}
