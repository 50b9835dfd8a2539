/**
 * The signature of https://github.com/standard-webhooks/standard-webhooks: over the id, the time and the body, so that none
 * of them can be changed. `v1,<base64>` is made with a shared secret, `v1a,<base64>` (ed25519) with the sender's private key.
 */
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { ProviderRequest } from '../provider-request.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../verification.js';
import { checkTimestamp } from './check-timestamp.js';
import { contentDigest } from './content-digest.js';
import { wrongSignature } from './hmac-header.js';
import { decodeSignature, hmac, isSame } from './signature.js';

const TOLERANCE_MS = 300_000;
/** More than any change of keys needs. A stranger may send a header full of signatures, and each costs time. */
const MAX_SIGNATURES = 20;

/** What the three headers begin with: senders hosted by Svix keep the older `svix-id`, `svix-timestamp`, `svix-signature`. */
export function standardWebhookPrefix(request: ProviderRequest): 'webhook' | 'svix' {
  const has = (name: string) => request.header(name) !== undefined;
  return !has('webhook-signature') && (has('svix-signature') || has('svix-id')) ? 'svix' : 'webhook';
}

/** The same on every try; signed. */
export const standardWebhookId = (request: ProviderRequest): string | null =>
  request.header(`${standardWebhookPrefix(request)}-id`) || null;

/** @param key a secret (`whsec_…`, or its base64 alone) or a public key (`whpk_…`). */
export function checkStandardWebhook(request: ProviderRequest, key: string, now: number): Verification {
  const prefix = standardWebhookPrefix(request);
  const header = `${prefix}-signature`;
  const given = request.header(header);
  if (!given) return refuse('signature.missing', `The header ${header} is missing.`);
  const id = request.header(`${prefix}-id`);
  if (!id) return refuse('signature.missing', `The header ${prefix}-id is missing, which is part of what is signed.`);
  const reading = readKey(key);
  if (reading.kind === 'refused') return reading;
  const signatures = signaturesIn(given, reading.version);
  if (signatures.length === 0) return otherKindOfKey(header, given, reading.version);
  const sent = request.header(`${prefix}-timestamp`);
  // Checked before the age, so that a wrong secret is reported as such, whatever the clock says.
  const fits = reading.fits(signatures, contentOf(request, id, sent ?? ''));
  if (!fits && sent) return wrongSignature(header);
  const place = `${prefix}-timestamp`;
  return checkTimestamp({ sent, unit: 'seconds', place, toleranceMs: TOLERANCE_MS, now }) ?? ACCEPTED;
}

/** What `checkStandardWebhook` accepts. Nothing with a public key: only the sender can sign for it. */
export function signStandardWebhook(
  request: ProviderRequest,
  key: string,
  now: number,
  knownId: string | null = standardWebhookId(request),
): Record<string, string> {
  const secret = secretOf(key);
  if (!secret) return {};
  const prefix = standardWebhookPrefix(request);
  const sent = String(Math.floor(now / 1000));
  const id = knownId ?? `msg_${contentDigest(Buffer.concat([Buffer.from(sent), request.body])).slice(0, 24)}`;
  const signature = hmac('sha256', secret, contentOf(request, id, sent)).toString('base64');
  return { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: sent, [`${prefix}-signature`]: `v1,${signature}` };
}

const contentOf = (request: ProviderRequest, id: string, sent: string): Buffer =>
  Buffer.concat([Buffer.from(`${id}.${sent}.`), request.body]);

/** Those of one version, from `v1,<base64> v1a,<base64> …`. Others are passed over: they may be newer than this code. */
const signaturesIn = (header: string, version: Key['version']): Buffer[] =>
  header
    .split(/,?\s+/)
    .flatMap((entry) => {
      const [name, text] = entry.split(',', 2);
      return name === version && text ? (decodeSignature(text, 'base64') ?? []) : [];
    })
    .slice(0, MAX_SIGNATURES);

interface Key {
  readonly kind: 'key';
  readonly version: 'v1' | 'v1a';
  readonly fits: (signatures: readonly Buffer[], content: Buffer) => boolean;
}

function readKey(text: string): Key | Refusal {
  if (text.startsWith('whsk_')) {
    return refuse(
      'credential.unusable',
      'The credential holds a private key (whsk_), which only the sender should have. Enter the public key: it begins with whpk_.',
    );
  }
  if (text.startsWith('whpk_')) {
    const key = publicKeyOf(text);
    if (key)
      return { kind: 'key', version: 'v1a', fits: (all, content) => anyOf(all, (one) => isOf(key, one, content)) };
    return refuse('credential.unusable', 'The public key is not complete. Copy all of it: it begins with whpk_.');
  }
  const secret = secretOf(text);
  if (!secret) {
    return refuse('credential.unusable', 'The signing secret is not complete. Copy all of it: it begins with whsec_.');
  }
  return {
    kind: 'key',
    version: 'v1',
    fits: (all, content) => {
      const expected = hmac('sha256', secret, content);
      return anyOf(all, (one) => isSame(one, expected));
    },
  };
}

/** Tries all of them, so that time does not tell which it was. */
const anyOf = (signatures: readonly Buffer[], fits: (signature: Buffer) => boolean): boolean =>
  signatures.map(fits).includes(true);

/** Decoded, unlike other secrets that begin with `whsec_`. A public or private key is none: base64 has no `_`. */
function secretOf(text: string): Buffer | undefined {
  const bytes = decodeSignature(text.replace(/^whsec_/, ''), 'base64');
  return bytes && bytes.length > 0 ? bytes : undefined;
}

function publicKeyOf(text: string): KeyObject | undefined {
  const bytes = decodeSignature(text.slice('whpk_'.length), 'base64');
  if (bytes?.length !== 32) return undefined;
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' });
}

const isOf = (key: KeyObject, signature: Buffer, content: Buffer): boolean => verify(null, content, key, signature);

function otherKindOfKey(header: string, given: string, version: Key['version']): Refusal {
  const other = version === 'v1' ? 'v1a' : 'v1';
  const advice =
    signaturesIn(given, other).length === 0
      ? ''
      : version === 'v1'
        ? ' It holds one for a public key: enter that instead of the secret. It begins with whpk_.'
        : ' It holds one for a shared secret: enter that instead of the public key. It begins with whsec_.';
  return refuse('signature.malformed', `The header ${header} holds no ${version} signature.${advice}`);
}
