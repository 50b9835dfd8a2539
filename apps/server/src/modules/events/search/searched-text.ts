/** The searchable text of an event: its names, its path, the meaningful headers, and the beginning of its body. */
import {
  decodeText,
  decompressStart,
  formPairs,
  isFormType,
  mediaType,
  queryPairs,
  type Pairs,
} from '@hookline/http-message';
import { fromJson } from '../../../platform/database/statements/from-json.js';
import type { SearchText } from './parse-search.js';
import { normalize, tokenize } from './tokenize.js';

export interface SearchedRow {
  readonly id: string;
  readonly path: string;
  readonly query: string;
  /** JSON: names and values in the order received. */
  readonly headers: string;
  readonly content_type: string | null;
  readonly sender_event_id: string | null;
  readonly event_type: string | null;
  /** Its first {@link SEARCHED_BYTES}. */
  readonly body: Buffer;
}

export const SEARCHED_BYTES = 64 * 1024;
export const SEARCHED_COLUMNS = `id, path, query, headers, content_type, sender_event_id, event_type,
  substr(body, 1, ${SEARCHED_BYTES}) as body`;

/** Transport and signature headers differ each time, and no search wants them. */
const IGNORED_HEADERS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'connection',
  'content-length',
  'cookie',
  'forwarded',
  'host',
  'traceparent',
  'tracestate',
  'transfer-encoding',
  'via',
]);
const IGNORED_PATTERNS = /^(x-forwarded-|x-real-ip|cf-|x-amzn-trace|x-datadog-|sentry-|x-b3-)|signature/;

/** Normalized. */
export function searchedText(row: SearchedRow): string {
  const { sender_event_id: id, event_type: type, path, query } = row;
  const headers = fromJson<[string, string][]>(row.headers);
  const texts = [id ?? '', type ?? '', path, pairsText(queryPairs(query)), headerText(headers), bodyText(row, headers)];
  return normalize(texts.join('\n'));
}

function bodyText({ body, content_type: contentType }: SearchedRow, headers: readonly [string, string][]): string {
  const encodings = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value);
  const start = decompressStart(body, encodings.join(', '), SEARCHED_BYTES);
  const isForm = isFormType(mediaType(contentType));
  return isForm ? pairsText(formPairs(start, contentType)) : plainText(textStart(start, contentType));
}

export function hasText(row: SearchedRow, { words, sequences }: SearchText): boolean {
  const text = searchedText(row);
  // A substring check is cheaper than tokenizing.
  if (!words.every((word) => text.includes(word))) return false;
  if (!sequences.every((sequence) => hasSequence(text, sequence))) return false;
  const found = tokenize(text);
  return words.every((word) => found.has(word));
}

const WITHIN_A_WORD = /[\p{L}\p{N}\p{M}]/u;

function hasSequence(text: string, sequence: string): boolean {
  const isWord = (index: number) => WITHIN_A_WORD.test(text.charAt(index));
  for (let at = text.indexOf(sequence); at >= 0; at = text.indexOf(sequence, at + 1)) {
    if (!isWord(at - 1) && !isWord(at + sequence.length)) return true;
  }
  return false;
}

function headerText(headers: readonly [string, string][]): string {
  const searched = headers.filter(
    ([name]) => !IGNORED_HEADERS.has(name.toLowerCase()) && !IGNORED_PATTERNS.test(name.toLowerCase()),
  );
  return searched.map(([, value]) => value).join('\n');
}

/** Empty when the body is no text. A truncated body may end within a character. */
function textStart(body: Uint8Array, contentType: string | null): string {
  const mostMissing = body.length === SEARCHED_BYTES ? 3 : 0;
  for (let missing = 0; missing <= mostMissing; missing++) {
    const text = decodeText(body.subarray(0, body.length - missing), contentType);
    if (text !== undefined) return text;
  }
  return '';
}

/** A form field may itself be JSON. */
const pairsText = (pairs: Pairs): string => pairs.flat().map(plainText).join('\n');

/** Resolves JSON's backslash escapes. */
function plainText(text: string): string {
  if (!/^\s*["[{]/.test(text) || !text.includes('\\')) return text;
  return text.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code: string | undefined, character: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return /["\\/]/.test(character) ? character : ' ';
  });
}
