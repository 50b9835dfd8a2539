/**
 * Suggests a plain decimal for a formatted amount (`100 EUR`, `1.234,50`), because conditions compare plain decimals.
 */
const MAX_LENGTH = 60;
/** A number with an optional prefix and suffix: a currency sign or code, a unit, the dash of `100.-`. */
const DRESSED = /^([^\d+.,-]{0,8})([-+]?\d[\d.,]{0,30})([^\d]{0,20})$/;
const CURRENCY = /^(?:\p{Sc}|[A-Z]{1,2}\$|[A-Z]{3})$/u;

/** `Remove the currency: 100.` Undefined when the text is a plain number already, or contains none. */
export function plainNumberHint(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [, before = '', written = '', behind = ''] = DRESSED.exec(text.trim()) ?? [];
  const readings = readingsOf(written.replace(/[.,]$/, ''));
  const [number, other] = readings;
  if (number === undefined || number === text.trim()) return undefined;
  if (other !== undefined) return `Write ${number}, or ${other} if the comma stands before decimals.`;
  const around = `${before}${behind}`.trim();
  return CURRENCY.test(around) ? `Remove the currency: ${number}.` : `Write the number alone: ${number}.`;
}

/** `1.000 is read as 1. Write 1000 if the point groups digits.` Undefined when the text can mean one number only. */
export function groupedNumberHint(text: string): string | undefined {
  const written = text.trim();
  if (!/^[-+]?[1-9]\d{0,2}\.\d{3}$/.test(written)) return undefined;
  return `${written} is read as ${Number(written)}. Write ${written.replace('.', '')} if the point groups digits.`;
}

/**
 * `1,000` is ambiguous. A separator that occurs twice groups digits; of two separators, the last is the decimal one.
 */
function readingsOf(written: string): string[] {
  const signs = written.replace(/[^.,]/g, '');
  if (/^\.?$/.test(signs)) return written === '' ? [] : [written];
  if (signs === ',') {
    const [whole = '', decimals = ''] = written.split(',');
    const asDecimals = `${whole}.${decimals}`;
    return /^[-+]?[1-9]\d{0,2},\d{3}$/.test(written) ? [`${whole}${decimals}`, asDecimals] : [asDecimals];
  }
  if (/^(,+|\.+)$/.test(signs)) return [written.replace(/[.,]/g, '')];
  if (!/^(,+\.|\.+,)$/.test(signs)) return [];
  const last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
  return [`${written.slice(0, last).replace(/[.,]/g, '')}.${written.slice(last + 1)}`];
}
