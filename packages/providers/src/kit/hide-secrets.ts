/** What a sender sends along as it is proves it for whoever reads it: it is left out of what is kept, and of what is shown. */
import { secretsIn } from './credential-field.js';
import { perCredentials } from './per-credentials.js';
import type { Provider } from './provider.js';
import { secretForms, type SecretForms } from './secret-forms.js';

/** The two places of a request besides its body. Headers as received; the query raw, without the question mark. */
export interface Kept {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: string;
}

/** Stands where the secret stood. */
export const HIDDEN = '••••';

/** Stands where a person puts the secret, in a request that is shown to be sent from elsewhere. */
export const PLACEHOLDER = '$TOKEN';

/**
 * Puts {@link HIDDEN} for each secret of the credentials that stands in a header or in the query, as it is or in base64, hex
 * or percent signs, and for whatever is a login by its form: what follows the scheme in any `…Authorization` (RFC 9110
 * section 11.4; proxies move it to headers of their own), a user and password in base64, a bearer token. Bodies stay as
 * received, since they are what is sent again.
 * @param credentials as stored, of this provider; none: nothing is hidden
 */
export function hideSecrets<Request extends Kept>(
  provider: Provider,
  request: Request,
  credentials: readonly unknown[],
): Request {
  if (credentials.length === 0) return request;
  const forms = formsOf(provider, credentials);
  const query = request.query === '' ? '' : hideInQuery(request.query, forms);
  // Most senders sign, and give nothing away: then nothing is taken apart or copied.
  if (query === request.query && !isTelling(request.headers, forms)) return request;
  return {
    ...request,
    query,
    headers: request.headers.map(([name, value]) => [name, hideInHeader(name, value, forms)]),
  };
}

/**
 * Headers that a provider signs with, fit to be shown: {@link PLACEHOLDER} for what is a secret by itself. A signature is
 * none: it is good for one request, and mostly for minutes.
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

/** One look at all values together costs less than one at each. */
function isTelling(headers: Kept['headers'], { whole, parts, encoded }: SecretForms): boolean {
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
  // A query of thousands of parts is not taken apart for nothing.
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
