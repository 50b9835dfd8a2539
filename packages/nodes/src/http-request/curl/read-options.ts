import { wellFormed } from '@hookline/node-kit';
import type { CurlData } from './curl-body.js';

/** What the options of a curl command say, as far as a request depends on it. */
export interface CurlOptions {
  readonly url: string | undefined;
  readonly method: string | undefined;
  readonly headers: readonly string[];
  readonly data: readonly CurlData[];
  readonly user: string | undefined;
  /** `-G`: the data goes into the address. */
  readonly asQuery: boolean;
  readonly isHead: boolean;
  /** What cannot be taken over, in words. */
  readonly left: readonly string[];
}

type Reader = (found: Found, value: string) => void;

interface Found {
  url?: string;
  method?: string;
  user?: string;
  asQuery: boolean;
  isHead: boolean;
  readonly headers: string[];
  readonly data: CurlData[];
  readonly left: string[];
}

const header =
  (name: string): Reader =>
  ({ headers }, value) =>
    void headers.push(`${name}: ${value}`);

/** `@file` reads a file of the person's machine, except in `--data-raw`. */
const data =
  ({ raw = false }: { readonly raw?: boolean } = {}): Reader =>
  (found, value) => {
    if (!raw && value.startsWith('@')) found.left.push(`the file ${value.slice(1)}`);
    else found.data.push({ text: value });
  };

/** Options that take a value and say something of the request. */
const READERS: Readonly<Record<string, Reader>> = {
  request: (found, value) => void (found.method = value),
  url: (found, value) => void (found.url ??= value),
  header: ({ headers }, value) => void headers.push(value),
  data: data(),
  'data-ascii': data(),
  'data-binary': data(),
  'data-raw': data({ raw: true }),
  'data-urlencode': (found, value) => void found.data.push({ text: encoded(value) }),
  json: (found, value) => {
    found.headers.push('Content-Type: application/json', 'Accept: application/json');
    data()(found, value);
  },
  form: ({ left }, value) => void left.push(`the form field ${value.split('=')[0]}`),
  user: (found, value) => void (found.user = value),
  'user-agent': header('User-Agent'),
  referer: header('Referer'),
  cookie: header('Cookie'),
};

const SHORT: Readonly<Record<string, string>> = {
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  u: 'user',
  A: 'user-agent',
  e: 'referer',
  b: 'cookie',
};

/** Options with a value that say nothing of the request. */
const IGNORED = new Set(
  'o w m x E K T c D r output write-out max-time connect-timeout proxy cert key cacert config upload-file cookie-jar dump-header retry retry-delay max-redirs range interface resolve limit-rate'.split(
    ' ',
  ),
);

/** @param words those after `curl` */
export function readOptions(words: readonly string[]): CurlOptions {
  const found: Found = { asQuery: false, isHead: false, headers: [], data: [], left: [] };
  const rest = [...words].toReversed();
  for (let word = rest.pop(); word !== undefined; word = rest.pop()) {
    if (word.startsWith('--')) readLong(found, word.slice(2), rest);
    else if (word.startsWith('-') && word.length > 1) readShort(found, word.slice(1), rest);
    else found.url ??= word;
  }
  return { url: undefined, method: undefined, user: undefined, ...found };
}

function readLong(found: Found, name: string, rest: string[]): void {
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (reader) reader(found, rest.pop() ?? '');
  else if (IGNORED.has(name)) rest.pop();
  else readFlag(found, name);
}

/** `-sSL`, `-XPOST`, `-H 'a: b'`: flags stand together, and a value may follow its letter. */
function readShort(found: Found, letters: string, rest: string[]): void {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at);
    const name = Object.hasOwn(SHORT, letter) ? SHORT[letter] : undefined;
    if (name === undefined && !IGNORED.has(letter)) {
      readFlag(found, letter);
      continue;
    }
    const value = letters.slice(at + 1) || (rest.pop() ?? '');
    if (name !== undefined) READERS[name]?.(found, value);
    return;
  }
}

function readFlag(found: Found, name: string): void {
  if (name === 'G' || name === 'get') found.asQuery = true;
  if (name === 'I' || name === 'head') found.isHead = true;
}

/** `name=value` has its value encoded, and `=value` is the value alone. */
function encoded(value: string): string {
  const equals = value.indexOf('=');
  const name = equals > 0 ? `${value.slice(0, equals)}=` : '';
  return name + encodeURIComponent(wellFormed(value.slice(equals + 1)));
}
