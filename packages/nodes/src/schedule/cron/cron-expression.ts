/**
 * Cron texts: what is refused before the parser sees it, because the parser fills up missing fields, knows names for whole
 * texts (`@daily`) and a letter that stands for chance (`H`).
 */
import { CronExpressionParser, type CronExpression } from 'cron-parser';
import { nextMatchingDay } from './matching-days.js';

const MAX_LENGTH = 200;
const NAMES =
  /^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MON|TUE|WED|THU|FRI|SAT|SUN|MONL|TUEL|WEDL|THUL|FRIL|SATL|SUNL|L)$/i;

/** What is wrong with a cron text, and what to do; undefined when it has times. */
export function cronFault(cron: string): string | undefined {
  const fields = cron.trim().split(/\s+/);
  if (cron.trim() === '') return 'It is empty. Write five fields, like 0 9 * * 1-5.';
  if (cron.length > MAX_LENGTH) return `It has more than ${MAX_LENGTH} characters. Split it into several times.`;
  if (fields.length < 5 || fields.length > 6)
    return `It has ${fields.length === 1 ? 'one field' : `${fields.length} fields`}. Write five, like 0 9 * * 1-5, or six with seconds first.`;
  const odd = /[^\d*,\-/?#a-z\s]/i.exec(cron)?.[0];
  if (odd !== undefined) return `It cannot hold ${JSON.stringify(odd)}. Write numbers, names, and * , - / ? # L.`;
  const word = (cron.match(/[a-z]+/gi) ?? []).find((each) => !NAMES.test(each));
  if (word !== undefined) return `“${word}” stands for nothing. Write names like MON and JAN.`;
  try {
    return nextMatchingDay(parseCron(cron, 'UTC', new Date(0)).fields, null, 0) === undefined ? NEVER : undefined;
  } catch (error) {
    return error instanceof Error && error.message.includes('day of month definition') ? NEVER : UNREADABLE;
  }
}

const UNREADABLE =
  'A field of it cannot be read. Minutes go from 0 to 59, hours to 23, days from 1 to 31, months from 1 to 12, weekdays from 0 to 7; each value stands once.';
const NEVER = 'No month that it names has such a day, so it would never run.';

/** @throws Error for a text that {@link cronFault} finds fault with */
export const parseCron = (cron: string, tz: string, currentDate: Date): CronExpression =>
  CronExpressionParser.parse(cron, { tz, currentDate });
