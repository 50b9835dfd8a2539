/**
 * Texts as numbers, twice. A text *is* a number for equality only when it is written the one way in which that number is
 * written, because `01234`, `1.10` and `0e46` are codes, versions and hashes. For an order (`is more than`) any plain decimal
 * is a number: `20.00` is more than 7. Lengths are checked first, so that no long text costs time.
 */

/** A sign, 15 digits and a point; or a sign and the 16 digits of 2^53. */
const MAX_CANONICAL_LENGTH = 17;
const CANONICAL = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
const MAX_CANONICAL_DIGITS = 15;

const MAX_DECIMAL_LENGTH = 400;
const DECIMAL = /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/;

/**
 * Whether a text is how a number is written: no leading zero, plus, exponent or trailing zero, and at most 15 digits or
 * an integer up to 2^53 - 1, so that no two such texts are one number. Blanks around it do not count.
 */
export function isWritten(text: string, number: number): boolean {
  const written = text.trim();
  if (written.length > MAX_CANONICAL_LENGTH || Number(written) !== number || !CANONICAL.test(written)) return false;
  if (Number.isSafeInteger(number)) return written !== '-0';
  return !Number.isInteger(number) && written.replace(/[-.]/g, '').length <= MAX_CANONICAL_DIGITS;
}

/** A number, or a text that is a plain decimal (`20.00`, `+5`, `.5`, `007`; no exponent, no grouping, no currency). */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (typeof value !== 'string' || value.length > MAX_DECIMAL_LENGTH) return undefined;
  const text = value.trim();
  return DECIMAL.test(text) ? Number(text) : undefined;
}

/** Below, equal or above zero, exact also where numbers are not; undefined when one of the two is no number. */
export function orderNumbers(left: unknown, right: unknown): number | undefined {
  const a = readNumber(left);
  const b = readNumber(right);
  if (a === undefined || b === undefined) return undefined;
  if (a !== b) return a < b ? -1 : 1;
  // Rounding keeps the order, so only texts that round to one number are left to tell apart.
  return Math.abs(a) > 1e15 || isLong(left) || isLong(right) ? orderDecimals(decimal(left), decimal(right)) : 0;
}

const isLong = (value: unknown): boolean => typeof value === 'string' && value.length > MAX_CANONICAL_DIGITS;

interface Decimal {
  readonly negative: boolean;
  /** Without leading zeros. */
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

/** Undefined for a number that is written with an exponent: it has no more digits to tell. */
function decimal(value: unknown): Decimal | undefined {
  const text = String(value).trim();
  if (!DECIMAL.test(text)) return undefined;
  const [whole = '', fraction = ''] = text.replace(/^[-+]/, '').split('.');
  const digits = { whole: whole.replace(/^0+/, ''), fraction: withoutEndingZeros(fraction) };
  return { negative: text.startsWith('-') && digits.whole + digits.fraction !== '', ...digits };
}

function withoutEndingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

function orderDecimals(a: Decimal | undefined, b: Decimal | undefined): number {
  if (!a || !b) return 0;
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const bySize = a.whole.length - b.whole.length || orderTexts(a.whole, b.whole) || orderTexts(a.fraction, b.fraction);
  return a.negative ? -bySize : bySize;
}

const orderTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
