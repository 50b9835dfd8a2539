/**
 * Undoes `Content-Encoding` (RFC 9110, section 8.4), never into more than there is room for: a few kilobytes can unpack to
 * gigabytes. Synchronous, because a trigger's output is made where nothing can be waited for.
 */
import { decodeAs } from '../text/decode-as.js';
import { readLayers, unpackLayer } from './layers.js';

export interface UnpackError {
  readonly code: 'body.unpacks-too-large' | 'body.packing-broken' | 'body.packing-unknown';
  /** For a person. */
  readonly message: string;
}

export type Unpacked = { readonly body: Uint8Array } | { readonly error: UnpackError };

const MEGABYTE = 1024 * 1024;
const MAX_UNPACKED = 10 * MEGABYTE;
/** Whoever sends little must not make us read much; what is packed tighter than this is rows of zeros. */
const MAX_RATIO = 200;

/** The largest that a body of this size may become. */
const roomFor = (size: number): number => Math.min(MAX_UNPACKED, Math.max(MEGABYTE, size * MAX_RATIO));

/**
 * The body as its sender wrote it, before it was packed for the way; itself when it was not. A body that is text although
 * it is said to be packed is taken as it is: whoever passed it on has unpacked it, and left the header. Never throws.
 * @param encoding the header; several layers are undone from the last to the first
 */
export function decompress(body: Uint8Array, encoding: string | null | undefined): Unpacked {
  if (!encoding) return { body };
  const layers = readLayers(encoding);
  if (layers.length === 0 || body.length === 0) return { body };
  if (layers.length > MAX_LAYERS || layers.includes('unknown')) return asItIs(body, unknown(encoding));
  const most = roomFor(body.length);
  let unpacked = body;
  for (const layer of layers.toReversed()) {
    const next = unpackLayer(layer, unpacked, most);
    if (next === 'too-large') return { error: tooLarge(layer, most) };
    if (next === 'broken') return unpacked === body ? asItIs(body, broken(layer)) : { error: broken(layer) };
    unpacked = next;
  }
  return { body: unpacked };
}

/** Nobody packs more often; whoever does wants to keep us busy. */
const MAX_LAYERS = 4;

/** Control characters that no text has, and that hardly anything packed is without. */
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\0-\x08\x0e-\x1a]/;

function asItIs(body: Uint8Array, error: UnpackError): Unpacked {
  const text = decodeAs('utf-8', body);
  return text === undefined || NO_TEXT.test(text) ? { error } : { body };
}

const shown = (text: string): string => (text.length > 50 ? `${text.slice(0, 49)}…` : text);

const tooLarge = (layer: string, most: number): UnpackError => ({
  code: 'body.unpacks-too-large',
  message: `The body is packed with ${layer} and becomes larger than ${Math.floor(most / MEGABYTE)} MB, so it stays packed. Have its sender send less at once.`,
});

const broken = (layer: string): UnpackError => ({
  code: 'body.packing-broken',
  message: `The header Content-Encoding says ${layer}, but the body cannot be unpacked: it is cut off, damaged, or not packed so.`,
});

const unknown = (encoding: string): UnpackError => ({
  code: 'body.packing-unknown',
  message: `The header Content-Encoding says "${shown(encoding)}", and only gzip, deflate and br are unpacked here. Have its sender use one of them.`,
});
