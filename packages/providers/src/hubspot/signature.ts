/**
 * Three generations: v3 is an HMAC over method, address, body and time; v2 and v1 are plain digests that begin with the secret,
 * v2 of everything but the time, v1 of the body alone. The newest one in the request decides.
 * https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests
 */
import { createHash } from 'node:crypto';
import { readJson } from '@hookline/http-message';
import { checkTimestamp } from '../kit/proof/check-timestamp.js';
import { decodeSignature, hmac, isSame, type SignatureEncoding } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../kit/verification.js';

const V3 = 'X-HubSpot-Signature-v3';
const TIMESTAMP = 'X-HubSpot-Request-Timestamp';
const OLDER = 'X-HubSpot-Signature';
const VERSION = 'X-HubSpot-Signature-Version';
const TOLERANCE_MS = 300_000;

export const isSigned = (request: ProviderRequest): boolean =>
  request.header(V3) !== undefined || request.header(OLDER) !== undefined;

export function verify(request: ProviderRequest, secret: string, now: number): Verification {
  if (request.header(V3)) return verifyV3(request, secret, now);
  if (request.header(OLDER)) return verifyOlder(request, secret);
  return refuse('signature.missing', `The header ${V3} is missing.`);
}

export function sign(request: ProviderRequest, secret: string, now: number): Record<string, string> {
  const sent = String(now);
  return { [TIMESTAMP]: sent, [V3]: signatureV3(request, secret, decodeAddress(request.url), sent).toString('base64') };
}

function verifyV3(request: ProviderRequest, secret: string, now: number): Verification {
  const sent = request.header(TIMESTAMP);
  const age = checkTimestamp({ sent, unit: 'milliseconds', place: TIMESTAMP, toleranceMs: TOLERANCE_MS, now });
  if (age?.code === 'timestamp.missing') return age;
  const given = readSignature(request, V3, 'base64');
  if ('kind' in given) return given;
  const expected = addresses(request.url).map((address) => signatureV3(request, secret, address, sent ?? ''));
  return fitsAny(given, expected) ? (age ?? ACCEPTED) : wrongSignature(V3);
}

const signatureV3 = (request: ProviderRequest, secret: string, address: string, sent: string): Buffer =>
  hmac('sha256', secret, request.method, address, request.body, sent);

function verifyOlder(request: ProviderRequest, secret: string): Verification {
  const version = request.header(VERSION);
  if (version !== 'v1' && version !== 'v2') {
    return refuse('signature.malformed', `The header ${VERSION} says neither v1 nor v2.`);
  }
  const given = readSignature(request, OLDER, 'hex');
  if ('kind' in given) return given;
  // Length extension: anyone can extend a digest that begins with a secret, but the added bytes are never JSON. Checked on
  // the bytes that are signed: what unpacks them is a header, which is not.
  if (request.body.length > 0 && readJson(Buffer.from(request.body).toString()) === undefined) {
    return refuse('body.malformed', 'The body is no valid JSON, and HubSpot sends nothing else.');
  }
  const before = version === 'v1' ? [''] : addresses(request.url).map((address) => request.method + address);
  const expected = before.map((text) =>
    createHash('sha256')
      .update(secret + text)
      .update(request.body)
      .digest(),
  );
  return fitsAny(given, expected) ? ACCEPTED : wrongSignature(OLDER);
}

function readSignature(request: ProviderRequest, header: string, encoding: SignatureEncoding): Buffer | Refusal {
  const bytes = decodeSignature(request.header(header) ?? '', encoding);
  return bytes ?? refuse('signature.malformed', `The header ${header} is not written as it should be: ${encoding}.`);
}

const fitsAny = (given: Buffer, expected: readonly Buffer[]): boolean =>
  expected.map((bytes) => isSame(given, bytes)).includes(true);

/** As documented, and as received: the sender's own package does not decode anything. */
const addresses = (url: string): readonly string[] => [...new Set([decodeAddress(url), url])];

/** These are signed as the characters they stand for, and no others: `%20` stays as it is. */
const decodeAddress = (url: string): string =>
  url.replaceAll(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (escape) => decodeURIComponent(escape));

const wrongSignature = (header: string): Verification =>
  refuse(
    'signature.wrong',
    `The signature in ${header} does not fit the address, the body and the client secret. ` +
      'Is it the secret of this very app, and does HubSpot have the trigger URL exactly as it stands here?',
  );
