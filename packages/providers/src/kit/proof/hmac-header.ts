/** The check that most senders need: one header that holds an HMAC, maybe after a prefix. */
import type { ProviderRequest } from '../provider-request.js';
import { ACCEPTED, refuse, type Verification } from '../verification.js';
import { decodeSignature, hmac, isSame, type HmacAlgorithm, type SignatureEncoding } from './signature.js';

export interface HmacHeader {
  /** As it is shown to people: `X-Hub-Signature-256`. */
  readonly header: string;
  readonly prefix?: string;
  readonly algorithm: HmacAlgorithm;
  readonly encoding: SignatureEncoding;
  readonly key: string | Uint8Array;
  /** What is signed. Left out: the body as received. */
  readonly signed?: readonly (string | Uint8Array)[];
}

export function checkHmacHeader(request: ProviderRequest, check: HmacHeader): Verification {
  const { header, prefix = '', algorithm, encoding, key, signed = [request.body] } = check;
  const given = request.header(header);
  if (given === undefined || given === '') return refuse('signature.missing', `The header ${header} is missing.`);
  const bytes = given.startsWith(prefix) ? decodeSignature(given.slice(prefix.length), encoding) : undefined;
  if (!bytes) {
    const shape = prefix ? `"${prefix}" and ${encoding}` : encoding;
    return refuse('signature.malformed', `The header ${header} is not written as it should be: ${shape}.`);
  }
  return isSame(bytes, hmac(algorithm, key, ...signed)) ? ACCEPTED : wrongSignature(header);
}

/** What `checkHmacHeader` accepts. */
export function signHmacHeader(request: ProviderRequest, sign: HmacHeader): Record<string, string> {
  const { header, prefix = '', algorithm, encoding, key, signed = [request.body] } = sign;
  return { [header]: prefix + hmac(algorithm, key, ...signed).toString(encoding) };
}

/** The sentence that helps: nearly always the secret is another one, or something on the way has changed the body. */
export const wrongSignature = (header: string): Verification =>
  refuse(
    'signature.wrong',
    `The signature in ${header} does not fit the body and the secret. Is it the secret of this very endpoint?`,
  );
