/**
 * One header with the time and the signature in it: `t=<unix seconds>,v1=<hex>[,v1=<hex>…]`. Signed is the time, a full
 * stop, and the body. While a secret is replaced there may be several signatures, and any of them is enough.
 */
import type { ProviderRequest } from '../provider-request.js';
import { ACCEPTED, refuse, type Verification } from '../verification.js';
import { checkTimestamp } from './check-timestamp.js';
import { wrongSignature } from './hmac-header.js';
import { decodeSignature, hmac, isSame } from './signature.js';

export interface TimestampedSignature {
  /** As it is shown to people. */
  readonly header: string;
  readonly secret: string;
  /** Unix time in milliseconds. */
  readonly now: number;
}

export function checkTimestampedSignature(
  request: ProviderRequest,
  { header, secret, now, toleranceMs }: TimestampedSignature & { readonly toleranceMs: number },
): Verification {
  const given = request.header(header);
  if (!given) return refuse('signature.missing', `The header ${header} is missing.`);
  const pairs = given.split(',').map((pair) => pair.trim().split('=', 2) as [string, string?]);
  const valuesOf = (name: string) => pairs.flatMap(([key, value]) => (key === name && value ? [value] : []));
  const [sent] = valuesOf('t');
  const signatures = valuesOf('v1').flatMap((text) => decodeSignature(text, 'hex') ?? []);
  if (signatures.length === 0) return refuse('signature.malformed', `The header ${header} holds no v1 signature.`);
  // Checked before the age, so that a wrong secret is reported as such, whatever the clock says.
  const expected = signatureOf(request, secret, sent ?? '');
  const fits = signatures.map((signature) => isSame(signature, expected)).includes(true);
  if (!fits && sent) return wrongSignature(header);
  return checkTimestamp({ sent, unit: 'seconds', place: header, toleranceMs, now }) ?? ACCEPTED;
}

/** What `checkTimestampedSignature` accepts. */
export function signWithTimestamp(
  request: ProviderRequest,
  { header, secret, now }: TimestampedSignature,
): Record<string, string> {
  const sent = String(Math.floor(now / 1000));
  return { [header]: `t=${sent},v1=${signatureOf(request, secret, sent).toString('hex')}` };
}

const signatureOf = (request: ProviderRequest, secret: string, sent: string): Buffer =>
  hmac('sha256', secret, `${sent}.`, request.body);
