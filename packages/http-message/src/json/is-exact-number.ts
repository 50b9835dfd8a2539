const INTEGER = /^-?\d+$/;

/** A number of up to this many digits was most likely written from a double. */
const DIGITS_OF_A_DOUBLE = 17;
/** What `toPrecision` can give. */
const MAX_DIGITS = 100;

/**
 * Whether a double holds the number as it is written. An integer beyond 2^53 is an id, whose neighbour would be read as the
 * same double. A fraction may have the 17 digits that tell all doubles apart, or more where they are that double's own
 * (`0.10000000000000000555`); a decimal with more digits than that, `1e400` and `1e-400` are not held.
 * @param number as JSON writes it: RFC 8259, section 6
 */
export function isExactNumber(number: string): boolean {
  if (number.length < 5) return true;
  const value = Number(number);
  if (INTEGER.test(number)) return Number.isSafeInteger(value);
  if (!Number.isFinite(value)) return false;
  const digits = significantDigits(number);
  if (digits === '' || value === 0) return digits === '' && value === 0;
  if (digits.length <= DIGITS_OF_A_DOUBLE) return true;
  return digits.length <= MAX_DIGITS && significantDigits(value.toPrecision(digits.length)) === digits;
}

/** Without sign, point, exponent, and zeros at both ends; by loops, because `/0+$/` is quadratic. */
function significantDigits(number: string): string {
  const exponent = number.search(/[eE]/);
  const digits = (exponent < 0 ? number : number.slice(0, exponent)).replace(/[-.]/g, '');
  let [start, end] = [0, digits.length];
  while (digits.charAt(start) === '0') start++;
  while (end > start && digits.charAt(end - 1) === '0') end--;
  return digits.slice(start, end);
}
