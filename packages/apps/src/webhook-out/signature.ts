/**
 * The signature of https://github.com/standard-webhooks/standard-webhooks: over the id, the time of this attempt and the exact
 * body, so that none of them can be changed.
 */
const PREFIX = 'whsec_';

/** 24 to 64 bytes in base64, as the specification says. */
export const SIGNING_SECRET = /^whsec_(?:[A-Za-z\d+/]{4}){8,21}(?:[A-Za-z\d+/]{2}(?:==)?|[A-Za-z\d+/]{3}=?)?$/;

export interface Signed {
  readonly id: string;
  /** Epoch seconds. */
  readonly timestamp: string;
  readonly body: string | Uint8Array;
}

/**
 * One signature for each secret, with spaces between, so that a receiver may change to a new one at any time.
 * @param secrets each `whsec_` and base64
 */
export async function signWebhook({ id, timestamp, body }: Signed, secrets: readonly string[]): Promise<string> {
  const head = utf8(`${id}.${timestamp}.`);
  const sent = typeof body === 'string' ? utf8(body) : body;
  const signed = new Uint8Array(head.length + sent.length);
  signed.set(head);
  signed.set(sent, head.length);
  const signatures = await Promise.all(secrets.map((secret) => hmac(secret, signed)));
  return signatures.map((signature) => `v1,${signature}`).join(' ');
}

async function hmac(secret: string, signed: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, signed))));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
