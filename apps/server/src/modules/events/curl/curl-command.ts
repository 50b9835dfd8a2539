/** A request as a curl command that sends exactly the same bytes. */
import { PLACEHOLDER } from '@hookline/providers';
import { asPlainText, quote, quoteBytes } from './shell-quoting.js';

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Each character is one byte, as HTTP has them. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** The headers whose placeholder is replaced by a secret in the shell. Undefined: none. */
  readonly signed?: Readonly<Record<string, string>> | null;
}

/** Linux limits one argument to 128 KiB; anything longer is piped. */
const MAX_ARGUMENT_LENGTH = 100_000;

export function curlCommand({ method, url, headers, body, signed }: SentRequest): string {
  const filled = new Set(Object.keys(signed ?? {}));
  const options = [...methodOptions(method, body), ...headerOptions(headers, body, filled)];
  const { before, option } = bodyParts(body);
  // Disables curl's URL globbing and `..` normalisation.
  const parts = [`--globoff --path-as-is ${quote(url)}`, ...options, ...option];
  return `${before}curl ${parts.join(' \\\n  ')}`;
}

/** With `--head`, curl waits for no body, but sends none either. */
const methodOptions = (method: string, body: Uint8Array): string[] =>
  method === 'HEAD' && body.length === 0 ? ['--head'] : [`--request ${quote(method)}`];

function headerOptions(headers: SentRequest['headers'], body: Uint8Array, filled: ReadonlySet<string>): string[] {
  const given = headers.map(([name, value]) =>
    filled.has(name) && value.includes(PLACEHOLDER) ? filledOption(name, value) : headerOption(name, value),
  );
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  // Otherwise curl adds its own.
  const own = ['Accept', 'User-Agent', ...(body.length > 0 ? ['Content-Type'] : [])];
  return [...given, ...own.filter((name) => !names.has(name.toLowerCase())).map((name) => `--header '${name}:'`)];
}

/** An empty value needs a semicolon: a colon alone removes the header. */
const headerOption = (name: string, value: string): string =>
  `--header ${quoteBytes(Buffer.from(value.trim() === '' ? `${name};` : `${name}: ${value}`, 'latin1'))}`;

/** Placeholders are outside of the single quotes, so that the shell expands the variable. */
const filledOption = (name: string, value: string): string =>
  `--header ${quote(`${name}: ${value}`).replaceAll(PLACEHOLDER, () => `'"${PLACEHOLDER}"'`)}`;

function bodyParts(body: Uint8Array): { before: string; option: string[] } {
  if (body.length === 0) return { before: '', option: [] };
  const text = asPlainText(body, true);
  if (text !== undefined && body.length <= MAX_ARGUMENT_LENGTH)
    return { before: '', option: [`--data-raw ${quote(text)}`] };
  const given =
    text === undefined ? `printf %s '${Buffer.from(body).toString('base64')}' | base64 -d` : `printf %s ${quote(text)}`;
  return { before: `${given} | `, option: ['--data-binary @-'] };
}
