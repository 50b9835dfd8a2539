/**
 * Which of two values comes first, by the table of ADR 16: decimals as numbers (`20.00`), dates as dates. Texts have no
 * order of their own: `100 EUR` is not more than `20.00` because of its letters.
 */
import { readDateText, readTime } from '../time/read-time.js';
import { orderNumbers } from '../values/read-number.js';

/** Below, equal or above zero; undefined when the two have no order: not two numbers, nor two texts that are dates. */
export function order(left: unknown, right: unknown, zone?: string): number | undefined {
  const byNumber = orderNumbers(left, right);
  if (byNumber !== undefined || typeof left !== 'string' || typeof right !== 'string') return byNumber;
  const a = readDateText(left, zone);
  return a === undefined ? undefined : difference(a, readDateText(right, zone));
}

/** As order, for times: a number or digits are seconds or milliseconds since 1970. */
export function orderInTime(left: unknown, right: unknown, zone?: string): number | undefined {
  const a = readTime(left, zone);
  return a === undefined ? undefined : difference(a, readTime(right, zone));
}

const difference = (a: number, b: number | undefined): number | undefined => (b === undefined ? undefined : a - b);
