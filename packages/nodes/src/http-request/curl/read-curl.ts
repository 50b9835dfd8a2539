/** A curl command as the settings of a step: https://curl.se/docs/manpage.html. */
import type { PastedStep } from '@hookline/node-kit';
import { bodyOf, type CurlData } from './curl-body.js';
import { readOptions } from './read-options.js';
import { splitWords } from './split-words.js';

const MAX_LENGTH = 200_000;

interface Pair {
  readonly name: string;
  readonly value: string;
}

/** Undefined for a text that is no curl command, or one without an address. */
export function readCurl(text: string): PastedStep | undefined {
  if (text.length > MAX_LENGTH || !/^\s*(?:\$\s+)?curl(?:\.exe)?\s/i.test(text)) return undefined;
  const words = splitWords(text.trim().replace(/^\$\s+/, ''));
  const options = words && readOptions(words.slice(1));
  if (!options?.url) return undefined;
  const { url, headers, data, user, asQuery, isHead, method, left } = options;
  const sent = headers.map(readHeader).filter((header) => header !== undefined);
  const body = asQuery ? undefined : bodyOf(data, sent);
  const own = body?.impliesType ? sent.filter(({ name }) => name.toLowerCase() !== 'content-type') : sent;
  return {
    config: {
      method: (method ?? (isHead ? 'HEAD' : data.length > 0 && !asQuery ? 'POST' : 'GET')).toUpperCase(),
      url: asQuery ? withQuery(url, data) : url,
      headers: user === undefined ? own : [...own, { name: 'Authorization', value: basic(user) }],
      ...(body && { body: body.value }),
    },
    left,
  };
}

/** `Name: value`; one without a value takes the header away, which nothing of ours sends. */
function readHeader(line: string): Pair | undefined {
  const colon = line.indexOf(':');
  const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  return colon > 0 && value !== '' ? { name, value } : undefined;
}

function withQuery(url: string, data: readonly CurlData[]): string {
  const query = data.map(({ text }) => text).join('&');
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** RFC 7617, of its UTF-8 bytes. Without a password, curl asks for one: here it is empty. */
function basic(user: string): string {
  const bytes = new TextEncoder().encode(user.includes(':') ? user : `${user}:`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
