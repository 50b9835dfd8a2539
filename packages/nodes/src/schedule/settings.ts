/** What the config of a schedule asks of the scheduler. The only place that reads it by name. */
import { NO_SENDER, readConfig, zoneOffset, type FieldFault, type TriggerSettings } from '@hookline/node-kit';
import { config, rule as ruleSchema, type StoredRule } from './config.js';
import { cronFault } from './cron/cron-expression.js';
import { daysOf, type ScheduleRule } from './rule.js';

/** A schedule whose rules all can be read. */
export interface ScheduleSettings extends TriggerSettings {
  /** As in the config; null in the place of one that cannot be read and never runs. */
  readonly rules: readonly (ScheduleRule | null)[];
  /** An IANA name that `Intl` knows. */
  readonly timezone: string;
  /** What becomes of times while no scheduler ran: none of them runs, or the last. */
  readonly missed: 'skip' | 'once';
}

export function readSettings(stored: unknown): ScheduleSettings {
  const { rules, timezone, missed } = readConfig({ config }, stored);
  return {
    rules: rules.slice(0, MAX_RULES).map((rule) => (ruleFault(rule) === undefined ? toRule(rule) : null)),
    timezone: isZone(timezone) ? timezone : 'UTC',
    missed,
    ...NO_SENDER,
  };
}

export const MAX_RULES = 10;

/** One rule as the form shows it, whatever is stored. */
export const readRule = (stored: unknown): StoredRule => readConfig({ config: ruleSchema }, stored);

/** What is wrong with a config that may be half filled. */
export function scheduleFaults(stored: unknown): readonly FieldFault[] {
  const { rules, timezone } = readConfig({ config }, stored);
  const faults = rules.slice(0, MAX_RULES).flatMap((rule, index) => {
    const fault = ruleFault(rule);
    return fault ? [{ field: `rules.${index}.${fault.field}`, message: fault.message }] : [];
  });
  if (rules.length === 0) faults.push({ field: 'rules', message: 'Add at least one.' });
  if (rules.length > MAX_RULES)
    faults.push({ field: 'rules', message: `A schedule has ${MAX_RULES} at most. Add another schedule for more.` });
  if (!isZone(timezone)) faults.push({ field: 'timezone', message: NO_ZONE });
  return faults;
}

const NO_ZONE = 'No time zone is called that. Choose one like Europe/Berlin, or UTC.';

export const isZone = (name: string): boolean =>
  /^[A-Za-z][\w+/-]{0,63}$/.test(name) && zoneOffset(name, 0) !== undefined;

/** Of one rule, by the field that is wrong. */
function ruleFault({ every, at, on, cron }: StoredRule): FieldFault | undefined {
  if (cron !== '') {
    const message = cronFault(cron);
    return message === undefined ? undefined : { field: 'cron', message };
  }
  if (at.trim() !== '' && !AT.test(at)) return { field: 'at', message: 'Write a time like 09:00.' };
  const isOdd = on.length > 0 && (every === 'weeks' || every === 'months') && daysOf(every, on).length < on.length;
  return isOdd ? { field: 'on', message: `Choose days of the ${every === 'weeks' ? 'week' : 'month'}.` } : undefined;
}

const AT = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/;

function toRule({ every, n, at, on, cron }: StoredRule): ScheduleRule {
  if (cron !== '') return { kind: 'cron', cron: cron.trim() };
  const [, hour = '0', minute = '0'] = AT.exec(at) ?? [];
  return { kind: 'interval', every, n, hour: Number(hour), minute: Number(minute), days: daysOf(every, on) };
}
