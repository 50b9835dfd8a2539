/**
 * Undoes `Content-Encoding` (RFC 9110, section 8.4) within a size limit: a few kilobytes can decompress to gigabytes.
 * Synchronous, because the caller that makes a trigger's output cannot wait.
 */
import { decodeAs } from '../text/decode-as.js';
import { decompressLayer, readLayers } from './layers.js';

export interface DecompressError {
  readonly code: 'body.unpacks-too-large' | 'body.packing-broken' | 'body.packing-unknown';
  /** For a person. */
  readonly message: string;
}

export type Decompressed = { readonly body: Uint8Array } | { readonly error: DecompressError };

const MEGABYTE = 1024 * 1024;
const MAX_DECOMPRESSED = 10 * MEGABYTE;
/** A small body must not cost much to read; only runs of one byte compress tighter than this. */
const MAX_RATIO = 200;

/** The decompressed size that a body of this size is allowed, in bytes. */
const limitFor = (size: number): number => Math.min(MAX_DECOMPRESSED, Math.max(MEGABYTE, size * MAX_RATIO));

/**
 * The decompressed body; the same bytes when it is not compressed. A body that is plain text despite its header is returned as
 * it is: a proxy decompressed it and left the header. Never throws.
 * @param encoding the header; several layers are undone from the last to the first
 */
export function decompressBody(body: Uint8Array, encoding: string | null | undefined): Decompressed {
  if (!encoding) return { body };
  const layers = readLayers(encoding);
  if (layers.length === 0 || body.length === 0) return { body };
  if (layers.length > MAX_LAYERS || layers.includes('unknown')) return unlessText(body, unknown(encoding));
  const limit = limitFor(body.length);
  let current = body;
  for (const layer of layers.toReversed()) {
    const next = decompressLayer(layer, current, limit);
    if (next === 'too-large') return { error: tooLarge(layer, limit) };
    if (next === 'broken') return current === body ? unlessText(body, broken(layer)) : { error: broken(layer) };
    current = next;
  }
  return { body: current };
}

/** No real sender compresses more often; more layers are an attempt to cost time. */
const MAX_LAYERS = 4;

/** Control characters that occur in no text, and in nearly all compressed data. */
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\0-\x08\x0e-\x1a]/;

function unlessText(body: Uint8Array, error: DecompressError): Decompressed {
  const text = decodeAs('utf-8', body);
  return text === undefined || NO_TEXT.test(text) ? { error } : { body };
}

const shown = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text);

const tooLarge = (layer: string, most: number): DecompressError => ({
  code: 'body.unpacks-too-large',
  message: `The body is packed with ${layer} and becomes larger than ${Math.floor(most / MEGABYTE)} MB, so it stays packed. Have its sender send less at once.`,
});

const broken = (layer: string): DecompressError => ({
  code: 'body.packing-broken',
  message: `The header Content-Encoding says ${layer}, but the body cannot be unpacked: it is cut off, damaged, or not packed so.`,
});

const unknown = (encoding: string): DecompressError => ({
  code: 'body.packing-unknown',
  message: `The header Content-Encoding says "${shown(encoding)}", and only gzip, deflate and br are unpacked here. Have its sender use one of them.`,
});
