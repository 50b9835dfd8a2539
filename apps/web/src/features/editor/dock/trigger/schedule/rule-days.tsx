import { MONTH_DAYS, WEEKDAYS, type StoredRule } from '@hookline/nodes/schedule';
import { MultiSelect } from '@mantine/core';
import classes from './schedule.module.css';

interface RuleDaysProps {
  readonly rule: StoredRule;
  readonly onChange: (on: string[]) => void;
}

/** On which days of a week or a month; nothing for other units. */
export function RuleDays({ rule, onChange }: RuleDaysProps) {
  if (rule.every === 'weeks') {
    const chosen = rule.on.length === 0 ? ['mon'] : rule.on;
    const toggle = (day: string): void =>
      onChange(chosen.includes(day) ? chosen.filter((each) => each !== day) : [...chosen, day]);
    return (
      <div className={classes.days} role="group" aria-label="On">
        {Object.entries(WEEKDAYS).map(([day, name]) => (
          <button key={day} type="button" aria-pressed={chosen.includes(day)} onClick={() => toggle(day)}>
            {name.slice(0, 3)}
          </button>
        ))}
      </div>
    );
  }
  if (rule.every !== 'months') return null;
  return (
    <>
      <MultiSelect
        aria-label="On days of the month"
        data={Object.entries(MONTH_DAYS)
          .map(([value, label]) => ({ value, label: value === 'last' ? 'Last day' : label }))
          .toSorted((one, other) => orderOf(one.value) - orderOf(other.value))}
        value={rule.on.length === 0 ? ['1'] : rule.on}
        onChange={onChange}
      />
      {rule.on.some((day) => Number(day) > 28) && (
        <p className={classes.help}>Months without such a day are passed over. The last day comes in every month.</p>
      )}
    </>
  );
}

const orderOf = (day: string): number => (day === 'last' ? Infinity : Number(day));
