import type { CronPlan } from './cron/cron-times.js';
import type { IntervalRule } from './rule.js';

/** An interval as cron, and what of its days counts when that is not each. Undefined where cron cannot count so far. */
export function toCron({ every, n, hour, minute, days }: IntervalRule): CronPlan | undefined {
  switch (every) {
    case 'minutes':
      return 60 % n === 0 ? { cron: `${step(n, 60)} * * * *`, each: null } : undefined;
    case 'hours':
      return 24 % n === 0 ? { cron: `${minute} ${step(n, 24)} * * *`, each: null } : undefined;
    case 'days':
      return { cron: `${minute} ${hour} * * *`, each: { unit: every, n } };
    case 'weeks':
      return { cron: `${minute} ${hour} * * ${days.length === 0 ? 'mon' : days.join()}`, each: { unit: every, n } };
    case 'months': {
      const chosen = days.length === 0 ? '1' : days.join().replace('last', 'L');
      return { cron: `${minute} ${hour} ${chosen} * *`, each: { unit: every, n } };
    }
  }
}

const step = (n: number, whole: number): string => (n === 1 ? '*' : n === whole ? '0' : `*/${n}`);
