/** What to type in place of an amount as people write it (`100 EUR`, `1.234,50`), since a condition reads plain decimals. */
const MAX_LENGTH = 60;
/** A number with what may stand before and behind it: a sign of a currency, its code, a unit, the dash of `100.-`. */
const DRESSED = /^([^\d+.,-]{0,8})([-+]?\d[\d.,]{0,30})([^\d]{0,20})$/;
const CURRENCY = /^(?:\p{Sc}|[A-Z]{1,2}\$|[A-Z]{3})$/u;

/** `Remove the currency: 100.` Undefined when it is a plain number already, or holds none. */
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

/** `1,000` is a thousand or one; a sign that comes twice groups, and of two signs the last one stands before decimals. */
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
