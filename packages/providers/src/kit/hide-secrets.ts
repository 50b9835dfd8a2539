/**
 * A token or password that a request carries in clear lets any reader pose as the sender: it is removed before the request is
 * stored or shown.
 */
import { secretsIn } from '@hookline/credentials';
import { perCredentials } from './per-credentials.js';
import type { Provider } from './provider.js';
import { secretForms, type SecretForms } from './secret-forms.js';

/** The parts of a stored request that may hold a secret. Headers as received; the query raw, without the question mark. */
export interface StoredRequest {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: string;
}

/** Replaces a secret in what is stored. */
export const HIDDEN = '••••';

/** Replaces a secret in a command that a person copies: the name of the shell variable that holds it. */
export const PLACEHOLDER = '$TOKEN';

/**
 * Replaces by {@link HIDDEN} every secret of the credentials in a header or in the query, in clear, base64, hex or
 * percent-encoding, and everything that has the form of a login: the value of any `…Authorization` header (RFC 9110 section
 * 11.4; proxies add their own), user and password in base64, bearer tokens. Bodies stay as received, because a replay sends
 * them again.
 * @param credentials as stored, of this provider; none: nothing is hidden
 */
export function hideSecrets<Request extends StoredRequest>(
  provider: Provider,
  request: Request,
  credentials: readonly unknown[],
): Request {
  if (credentials.length === 0) return request;
  const forms = formsOf(provider, credentials);
  const query = request.query === '' ? '' : hideInQuery(request.query, forms);
  // Most senders sign and send no secret: then nothing is parsed or copied.
  if (query === request.query && !mayHoldSecret(request.headers, forms)) return request;
  return {
    ...request,
    query,
    headers: request.headers.map(([name, value]) => [name, hideInHeader(name, value, forms)]),
  };
}

/**
 * The headers of a signed request, to be shown: {@link PLACEHOLDER} replaces secrets in clear. A signature stays: it is valid
 * for one request, and mostly for minutes.
 */
export function showSigned(
  provider: Provider,
  signed: Readonly<Record<string, string>>,
  credentials: readonly unknown[],
): Record<string, string> {
  const forms = formsOf(provider, credentials);
  const show = (value: string): string => {
    const [, scheme = '', proof = ''] = /^(\S+ +)?(.*)$/s.exec(value) ?? [];
    if (isBasic(value) || forms.whole.has(proof)) return scheme + PLACEHOLDER;
    return hideIn(value, forms, PLACEHOLDER);
  };
  return Object.fromEntries(Object.entries(signed).map(([name, value]) => [name, show(value)]));
}

const formsOf = perCredentials((provider, stored) =>
  secretForms(stored.flatMap((data) => secretsIn(provider.credential, data))),
);

const NAMES_A_LOGIN = /authorization/i;
const IS_A_LOGIN = /(?:^|\n)(?:basic|bearer) /i;

/** One search over all values joined costs less than one for each. */
function mayHoldSecret(headers: StoredRequest['headers'], { whole, parts, encoded }: SecretForms): boolean {
  if (headers.some(([name, value]) => NAMES_A_LOGIN.test(name) || whole.has(value))) return true;
  const values = headers.map(([, value]) => value).join('\n');
  const holds = (text: string): boolean => values.includes(text);
  return IS_A_LOGIN.test(values) || parts.some(holds) || encoded.some(holds);
}

function hideInHeader(name: string, value: string, forms: SecretForms): string {
  if (NAMES_A_LOGIN.test(name) || isBasic(value) || /^bearer +\S+$/i.test(value)) return hideProof(value);
  return hideIn(value, forms, HIDDEN);
}

/** `Basic` and what holds a user and a password: other words begin so too. */
const isBasic = (value: string): boolean => {
  const [, encoded = ''] = /^basic +([\w+/-]+={0,2})$/i.exec(value) ?? [];
  return Buffer.from(encoded, 'base64').includes(':');
};

const hideProof = (value: string): string => value.replace(/^(\S+ +)?.*$/s, (_, scheme = '') => `${scheme}${HIDDEN}`);

function hideIn(text: string, { whole, parts, encoded }: SecretForms, by: string): string {
  if (whole.has(text)) return by;
  const left = parts.reduce((rest, part) => rest.replaceAll(part, () => by), text);
  return encoded.reduce((rest, part) => withoutRuns(rest, part, by), left);
}

/** Replaces each run of such characters that holds the part. */
function withoutRuns(text: string, part: string, by: string): string {
  let left = text;
  for (let at = left.indexOf(part); at >= 0; at = left.indexOf(part)) {
    let [from, to] = [at, at + part.length];
    while (from > 0 && IN_A_RUN.test(left.charAt(from - 1))) from--;
    while (to < left.length && IN_A_RUN.test(left.charAt(to))) to++;
    left = left.slice(0, from) + by + left.slice(to);
  }
  return left;
}

const IN_A_RUN = /[\w+/=-]/;

function hideInQuery(query: string, forms: SecretForms): string {
  const all = [...forms.whole, ...forms.parts, ...forms.encoded];
  // Parses a query of thousands of parameters only when it holds a secret.
  if (!waysToRead(query).some((text) => all.some((form) => text.includes(form)))) return query;
  const hide = (part: string): string => {
    const [, before = '', value = ''] = /^([^=]*=)?(.*)$/s.exec(part) ?? [];
    const ways = waysToRead(value);
    const hidden = ways.map((text) => hideIn(text, forms, HIDDEN)).find((text, place) => text !== ways[place]);
    return hidden === undefined ? part : before + hidden;
  };
  return query.split('&').map(hide).join('&');
}

/** A plus sign stands for a space, or for itself where the sender has encoded nothing. */
const waysToRead = (text: string): readonly string[] => [text, text.replaceAll('+', '%2B')].map(decode);

const decode = (text: string): string => new URLSearchParams(`v=${text.replaceAll('&', '%26')}`).get('v') ?? text;
