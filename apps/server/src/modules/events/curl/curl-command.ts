/** A request as a command that sends the very same bytes: for a terminal, a script, or a colleague. */
import { PLACEHOLDER } from '@hookline/providers';
import { asPlainText, quote, quoteBytes } from './shell-quoting.js';

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Each character is a byte, as HTTP has them. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** Those of the headers in which the placeholder stands for a secret: the shell puts it in. Left out: none. */
  readonly signed?: Readonly<Record<string, string>> | null;
}

/** Linux takes 128 KiB as one argument; what is longer comes through a pipe. */
const MAX_ARGUMENT_LENGTH = 100_000;

export function curlCommand({ method, url, headers, body, signed }: SentRequest): string {
  const filled = new Set(Object.keys(signed ?? {}));
  const options = [...methodOptions(method, body), ...headerOptions(headers, body, filled)];
  const { before, option } = bodyParts(body);
  // The address is taken as it is: no {sets}, no [ranges], no shortening of `..`.
  const parts = [`--globoff --path-as-is ${quote(url)}`, ...options, ...option];
  return `${before}curl ${parts.join(' \\\n  ')}`;
}

/** Told to be a HEAD, curl waits for no body; but then it sends none either. */
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

/** An empty value is written with a semicolon: a colon alone takes the header out. */
const headerOption = (name: string, value: string): string =>
  `--header ${quoteBytes(Buffer.from(value.trim() === '' ? `${name};` : `${name}: ${value}`, 'latin1'))}`;

/** Outside of the single quotes, where the shell puts a variable's value. */
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
