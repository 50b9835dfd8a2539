import { Buffer } from 'node:buffer';
import type { HttpResponse } from '@hookline/node-kit';

const MASK = '••••••';

/** A shorter one may be part of a harmless word, and guessing what a short secret is takes no answer. */
const MIN_LENGTH = 8;

/**
 * The response without the secrets that it repeats, in clear or in base64: some services answer with the request as they
 * received it, and outputs of steps are stored and shown.
 */
export function maskSecrets(response: HttpResponse, secrets: readonly string[]): HttpResponse {
  const forms = secrets
    .flatMap(partsOf)
    .filter((secret) => secret.length >= MIN_LENGTH)
    .flatMap(formsOf)
    // One may begin with another one, of which the rest would stay.
    .toSorted((one, other) => other.length - one.length);
  const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.byteLength);
  const masked = forms.reduce(withoutForm, body);
  const mask = (text: string): string => forms.reduce((rest, form) => rest.replaceAll(form, MASK), text);
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, mask(value)]));
  const { setCookies } = response;
  return { ...response, headers, ...(setCookies && { setCookies: setCookies.map(mask) }), body: masked };
}

/** Of an address that is a secret also its path, which error pages repeat, and the end of that. Of a header, its token alone. */
function partsOf(secret: string): string[] {
  const token = secret.replace(/^bearer\s+/i, '');
  if (token !== secret) return [secret, token];
  if (!/^https?:\/\//i.test(secret) || !URL.canParse(secret)) return [secret];
  const path = new URL(secret).pathname.replace(/\/+$/, '');
  return [secret, path, path.slice(path.lastIndexOf('/') + 1)];
}

/** As it is, as JSON, addresses and forms write it, and what base64 always has of it, whatever stands before and behind it. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const encoded = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/={1,2}$/, '');
    return text.slice(before === 0 ? 0 : before + 1, (before + bytes.length) % 3 === 0 ? undefined : -1);
  });
  return [...new Set([secret, ...inJson(secret), ...inAddresses(secret), ...encoded])];
}

/** PHP writes `\/`, Python no more than ASCII, and PHP both. */
function inJson(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return [json, ascii].flatMap((text) => [text, text.replaceAll('/', String.raw`\/`)]);
}

/** A lone surrogate, which a form replaces, has no place in an address. */
const inAddresses = (secret: string): string[] => [
  ...(/\p{Surrogate}/u.test(secret) ? [] : [encodeURIComponent(secret)]),
  new URLSearchParams([['', secret]]).toString().slice(1),
];

function withoutForm(body: Buffer, form: string): Buffer {
  const wanted = Buffer.from(form);
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = body.indexOf(wanted); at >= 0; at = body.indexOf(wanted, from)) {
    parts.push(body.subarray(from, at), Buffer.from(MASK));
    from = at + wanted.length;
  }
  return parts.length === 0 ? body : Buffer.concat([...parts, body.subarray(from)]);
}
