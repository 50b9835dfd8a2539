import { NodeError } from '@hookline/node-kit';

/** https://docs.stripe.com/currencies#zero-decimal */
const WITHOUT_DECIMALS = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
/** https://docs.stripe.com/currencies#three-decimal: the last digit has to be 0. */
const WITH_THREE = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
/** Listed as a currency without decimals, and as one that is written with two. */
const UNCLEAR = new Set(['ugx']);

/**
 * An amount as people write it, in the whole smallest units that Stripe counts in.
 * @throws NodeError `config.wrong`
 * @example
 * ```ts
 * minorUnits('12.50', 'EUR'); // => '1250'
 * minorUnits('500', 'jpy'); // => '500'
 * ```
 */
export function minorUnits(amount: string, currency: string): string {
  const code = currency.trim().toLowerCase();
  if (!/^[a-z]{3}$/.test(code)) throw wrong('currency', 'Currency: write its three letters, like EUR.');
  if (UNCLEAR.has(code)) throw wrong('currency', `Amounts in ${code.toUpperCase()} cannot be given here.`);
  const decimals = WITHOUT_DECIMALS.has(code) ? 0 : WITH_THREE.has(code) ? 3 : 2;
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(amount.trim()) ?? [];
  if (whole === undefined) throw wrong('amount', 'Amount: write a number with a point, like 12.50.');
  const minor = fraction.slice(0, decimals).padEnd(decimals, '0');
  const isExact = /^0*$/.test(fraction.slice(decimals)) && (decimals < 3 || minor.endsWith('0'));
  if (!isExact)
    throw wrong(
      'amount',
      `Amount: ${code.toUpperCase()} has ${Math.min(decimals, 2)} decimal places, and ${amount.trim()} has more.`,
    );
  return BigInt(whole + minor).toString();
}

const wrong = (name: string, message: string): NodeError =>
  new NodeError({ code: 'config.wrong', message, details: { field: name } });
