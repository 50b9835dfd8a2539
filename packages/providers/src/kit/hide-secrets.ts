/** What a sender sends along as it is proves it for whoever reads it: it is left out of what is kept. */
import { secretsIn } from './credential-field.js';
import { perCredentials } from './per-credentials.js';
import type { Provider } from './provider.js';

/** The two places of a request besides its body. Headers as received; the query raw, without the question mark. */
export interface Kept {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: string;
}

/** Stands where the secret stood. */
export const HIDDEN = '••••';

/** A shorter secret may be part of a harmless word, and counts only when it is all there is. */
const TELLING = 8;

/**
 * Puts {@link HIDDEN} for each secret of the credentials that stands in a header or in the query, and for what follows
 * the scheme in `Authorization` (RFC 9110 section 11.4): a password in base64, a token that somebody has signed. Bodies
 * stay as received, since they are what is sent again.
 * @param credentials as stored, of this provider; none: nothing is hidden
 */
export function hideSecrets<Request extends Kept>(
  provider: Provider,
  request: Request,
  credentials: readonly unknown[],
): Request {
  if (credentials.length === 0) return request;
  const secrets = secretsOf(provider, credentials);
  const hide = ([name, value]: readonly [string, string]): string =>
    name.toLowerCase() === 'authorization' ? hideProof(value) : hideIn(value, secrets);
  const query = request.query === '' ? '' : hideInQuery(request.query, secrets);
  // Most senders sign, and give nothing away: then nothing is copied.
  const isTelling = query !== request.query || request.headers.some((header) => hide(header) !== header[1]);
  if (!isTelling) return request;
  return { ...request, query, headers: request.headers.map((header) => [header[0], hide(header)] as const) };
}

const secretsOf = perCredentials((provider, stored) =>
  stored.flatMap((data) => secretsIn(provider.credential, data)).flatMap(asSent),
);

/** A bearer token is entered with its scheme or without. */
function asSent(secret: string): string[] {
  return [...new Set([secret, secret.replace(/^bearer +/i, '')])];
}

const hideProof = (value: string): string => value.replace(/^(\S+ +)?.*$/s, (_, scheme = '') => `${scheme}${HIDDEN}`);

const hideIn = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((left, secret) => {
    if (left === secret) return HIDDEN;
    return secret.length < TELLING ? left : left.replaceAll(secret, HIDDEN);
  }, text);

function hideInQuery(query: string, secrets: readonly string[]): string {
  // A query of thousands of parts is not taken apart for nothing.
  if (!waysToRead(query).some((text) => secrets.some((secret) => text.includes(secret)))) return query;
  const hide = (part: string): string => {
    const [, before = '', value = ''] = /^([^=]*=)?(.*)$/s.exec(part) ?? [];
    const ways = waysToRead(value);
    const hidden = ways.map((text) => hideIn(text, secrets)).find((text, place) => text !== ways[place]);
    return hidden === undefined ? part : before + hidden;
  };
  return query.split('&').map(hide).join('&');
}

/** A plus sign stands for a space, or for itself where the sender has encoded nothing. */
const waysToRead = (text: string): readonly string[] => [text, text.replaceAll('+', '%2B')].map(decode);

const decode = (text: string): string => new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? text;
