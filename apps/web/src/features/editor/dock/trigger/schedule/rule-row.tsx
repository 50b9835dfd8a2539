import type { IntervalUnit, StoredRule } from '@hookline/nodes/schedule';
import { ActionIcon, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { FieldProblems } from '../../../fields/frame/field-problems.js';
import { RuleDays } from './rule-days.js';
import classes from './schedule.module.css';

interface RuleRowProps {
  readonly rule: StoredRule;
  readonly index: number;
  readonly onChange: (rule: StoredRule) => void;
  /** Left out for the only one. */
  readonly onRemove: (() => void) | undefined;
}

const BY_CRON = 'cron';
const FIRST_CRON = '0 9 * * 1-5';
const MAX_N = 1000;
const UNITS: readonly IntervalUnit[] = ['minutes', 'hours', 'days', 'weeks', 'months'];

/** One rule: every so many of a unit and when within it, or a cron text. */
export function RuleRow({ rule, index, onChange, onRemove }: RuleRowProps) {
  const isCron = rule.cron !== '';
  const path = (name: string): string => `rules.${index}.${name}`;
  const choose = (kind: string): void => {
    const every = UNITS.find((unit) => unit === kind);
    if (every) onChange({ ...rule, every, cron: '', on: [], at: timeFor(every, rule) });
    else onChange({ ...rule, cron: FIRST_CRON });
  };
  return (
    <div className={classes.rule} role="group" aria-label={`Time ${index + 1}`}>
      {onRemove && (
        <ActionIcon
          size={28}
          className={classes.remove ?? ''}
          aria-label={`Remove time ${index + 1}`}
          onClick={onRemove}
        >
          <Trash2 size={14} />
        </ActionIcon>
      )}
      <div className={classes.line}>
        {!isCron && (
          <>
            <span>Every</span>
            <NumberInput
              className={classes.count ?? ''}
              aria-label="How many"
              min={1}
              max={MAX_N}
              allowDecimal={false}
              value={rule.n}
              onChange={(n) => typeof n === 'number' && n >= 1 && onChange({ ...rule, n })}
            />
          </>
        )}
        <NativeSelect
          aria-label="Unit"
          data={[
            ...UNITS.map((unit) => ({ value: unit, label: rule.n === 1 && !isCron ? unit.slice(0, -1) : unit })),
            { value: BY_CRON, label: 'by cron' },
          ]}
          value={isCron ? BY_CRON : rule.every}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {isCron ? (
          <TextInput
            className={classes.cron ?? ''}
            aria-label="Cron"
            placeholder={FIRST_CRON}
            spellCheck={false}
            value={rule.cron}
            // An empty text would be another kind of rule.
            onChange={(event) => onChange({ ...rule, cron: event.currentTarget.value || ' ' })}
          />
        ) : (
          <At rule={rule} onChange={onChange} />
        )}
      </div>
      {!isCron && <RuleDays rule={rule} onChange={(on) => onChange({ ...rule, on })} />}
      {isCron && (
        <p className={classes.help}>Minute, hour, day of the month, month, day of the week. Seconds may come first.</p>
      )}
      {['n', 'at', 'on', 'cron'].map((name) => (
        <FieldProblems key={name} path={path(name)} />
      ))}
    </div>
  );
}

/** The time within the unit: of hours a minute, of days and longer a time of day. */
function At({ rule, onChange }: Pick<RuleRowProps, 'rule' | 'onChange'>) {
  if (rule.every === 'minutes') return null;
  if (rule.every === 'hours') {
    return (
      <span className={classes.at}>
        at minute
        <NumberInput
          className={classes.count ?? ''}
          aria-label="At minute"
          min={0}
          max={59}
          allowDecimal={false}
          value={Number(rule.at.split(':')[1] ?? 0)}
          onChange={(minute) => onChange({ ...rule, at: `00:${String(minute || 0).padStart(2, '0')}` })}
        />
      </span>
    );
  }
  return (
    <span className={classes.at}>
      at
      <TextInput
        className={classes.time ?? ''}
        type="time"
        aria-label="At"
        value={rule.at === '' ? '00:00' : rule.at}
        onChange={(event) => onChange({ ...rule, at: event.currentTarget.value })}
      />
    </span>
  );
}

/** Between hours and longer units a time means something else. */
function timeFor(every: IntervalUnit, { every: before, at }: StoredRule): string {
  const isTimeOfDay = (unit: IntervalUnit): boolean => unit !== 'minutes' && unit !== 'hours';
  if (isTimeOfDay(every)) return isTimeOfDay(before) && at !== '' ? at : '09:00';
  return '';
}
