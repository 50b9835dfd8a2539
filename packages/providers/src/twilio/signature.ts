/**
 * Signed is the address as Twilio knows it, and behind it the fields of a form, sorted. Any other body is signed by its digest,
 * which stands in the address as `bodySHA256`. There is no time in it.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
import { createHash } from 'node:crypto';
import { decodeSignature, hmac, isSame, type HmacAlgorithm } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';

export const SIGNATURE = 'X-Twilio-Signature';

/** Comes with webhooks that are signed by a shared key: `key=…,algorithm=HMAC_SHA256`. */
const SETTINGS = 'X-Twilio-Webhooks-Signature-Settings';
const ALGORITHMS: ReadonlyMap<string, HmacAlgorithm> = new Map([
  ['HMAC_SHA1', 'sha1'],
  ['HMAC_SHA256', 'sha256'],
]);

export function verify(request: ProviderRequest, secret: string): Verification {
  const given = request.header(SIGNATURE);
  if (!given) return refuse('signature.missing', `The header ${SIGNATURE} is missing.`);
  const signature = decodeSignature(given, 'base64');
  if (!signature) {
    return refuse('signature.malformed', `The header ${SIGNATURE} is not written as it should be: base64.`);
  }
  const algorithm = algorithmOf(request);
  if (!algorithm)
    return refuse('signature.malformed', `The header ${SETTINGS} names an algorithm that is not known here.`);
  const fields = signedFields(request);
  const expected = addresses(request.url).map((address) => hmac(algorithm, secret, address, fields));
  if (!expected.map((bytes) => isSame(signature, bytes)).includes(true)) return wrongSignature();
  return checkBody(request);
}

export const sign = (request: ProviderRequest, secret: string): Record<string, string> => ({
  [SIGNATURE]: hmac('sha1', secret, request.url, signedFields(request)).toString('base64'),
});

function algorithmOf(request: ProviderRequest): HmacAlgorithm | undefined {
  const pairs = (request.header(SETTINGS) ?? '').split(',').map((pair) => pair.split('=', 2));
  const named = pairs.find(([name]) => name?.trim() === 'algorithm')?.[1]?.trim();
  return named ? ALGORITHMS.get(named.toUpperCase()) : 'sha1';
}

/** Each name with its values, without anything in between. The same value twice counts once. */
function signedFields(request: ProviderRequest): string {
  if (digestOf(request) !== null) return '';
  const form = request.form();
  return [...new Set(form.keys())]
    .toSorted()
    .flatMap((name) => [...new Set(form.getAll(name))].toSorted().map((value) => name + value))
    .join('');
}

const digestOf = (request: ProviderRequest): string | null => request.query.get('bodySHA256');

/** The rest of the body, once the address is proved: a signature never covers more than the fields of a form. */
function checkBody(request: ProviderRequest): Verification {
  const digest = digestOf(request);
  if (digest !== null) {
    const named = decodeSignature(digest, 'hex') ?? '';
    return isSame(named, createHash('sha256').update(request.body).digest()) ? ACCEPTED : wrongSignature();
  }
  const isForm = request.mediaType === 'application/x-www-form-urlencoded' && request.text() !== undefined;
  if (isForm || request.body.length === 0) return ACCEPTED;
  return refuse(
    'body.malformed',
    'The body is not signed: it is neither a form, nor is its bodySHA256 in the address.',
  );
}

/** Twilio may or may not write the default port. Removed as text: any other spelling is another URL. */
function addresses(url: string): readonly string[] {
  const [, scheme, authority, rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (scheme === undefined || authority === undefined) return [url];
  const bare = authority.replace(/:\d+$/, '');
  const port = scheme.toLowerCase() === 'https://' ? 443 : 80;
  return [`${scheme}${bare}${rest}`, authority === bare ? `${scheme}${bare}:${port}${rest}` : url];
}

const wrongSignature = (): Verification =>
  refuse(
    'signature.wrong',
    `The signature in ${SIGNATURE} does not fit the address, the body and the Auth Token. ` +
      'Is it the token of this very account, and does Twilio have the trigger URL exactly as it stands here?',
  );
