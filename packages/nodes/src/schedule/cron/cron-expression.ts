/**
 * Cron texts: what is refused before the parser sees it, because the parser fills up missing fields, knows names for whole
 * texts (`@daily`) and a letter that stands for chance (`H`).
 */
import { CronExpressionParser, type CronExpression } from 'cron-parser';

const MAX_LENGTH = 200;
const NAMES =
  /^(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MON|TUE|WED|THU|FRI|SAT|SUN|MONL|TUEL|WEDL|THUL|FRIL|SATL|SUNL|L)$/i;
/** A leap year's. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

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
    return isPossible(parseCron(cron, 'UTC', new Date(0))) ? undefined : NEVER;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : 'It cannot be read';
    return reason.includes('day of month definition') ? NEVER : `${reason}. Check its fields.`;
  }
}

const NEVER = 'No month that it names has such a day, so it would never run.';

/** @throws Error for a text that {@link cronFault} finds fault with */
export const parseCron = (cron: string, tz: string, currentDate: Date): CronExpression =>
  CronExpressionParser.parse(cron, { tz, currentDate });

/** The parser would look for an impossible date for half a second. */
function isPossible({ fields: { month, dayOfMonth, dayOfWeek } }: CronExpression): boolean {
  if (dayOfMonth.isWildcard || !dayOfWeek.isWildcard) return true;
  const earliest = Math.min(...dayOfMonth.values.map((day) => (typeof day === 'number' ? day : 1)));
  return month.values.some((each) => earliest <= (LONGEST_MONTHS[each - 1] ?? 31));
}
