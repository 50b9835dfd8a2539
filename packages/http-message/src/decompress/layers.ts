import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';

export type Layer = 'gzip' | 'deflate' | 'br' | 'unknown';

const LAYERS: ReadonlyMap<string, Layer> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
]);
/** The last two are charsets, which some senders put there by mistake. */
const NONE = new Set(['', 'identity', 'none', 'utf-8', 'utf8']);

/** In the order in which they were applied. */
export function readLayers(encoding: string): Layer[] {
  const names = encoding
    .toLowerCase()
    .split(',', 100)
    .map((name) => name.trim());
  return names.filter((name) => !NONE.has(name)).map((name) => LAYERS.get(name) ?? 'unknown');
}

/** @param partly accepts a truncated body and returns what it holds */
export function decompressLayer(
  layer: Layer,
  body: Uint8Array,
  most: number,
  partly = false,
): Uint8Array | 'too-large' | 'broken' {
  const { Z_SYNC_FLUSH, Z_FINISH, BROTLI_OPERATION_FLUSH, BROTLI_OPERATION_FINISH } = constants;
  const zlib = { maxOutputLength: most, finishFlush: partly ? Z_SYNC_FLUSH : Z_FINISH };
  const brotli = { maxOutputLength: most, finishFlush: partly ? BROTLI_OPERATION_FLUSH : BROTLI_OPERATION_FINISH };
  try {
    if (layer === 'gzip') return gunzipSync(body, zlib);
    if (layer === 'br') return brotliDecompressSync(body, brotli);
    return inflate(body, zlib);
  } catch (error) {
    return isTooLarge(error) ? 'too-large' : 'broken';
  }
}

/**
 * The standard asks for the zlib format (RFC 1950), and many senders omit it; the first two bytes tell them apart, nearly
 * always.
 */
function inflate(body: Uint8Array, options: ZlibOptions): Uint8Array {
  const [first = 0, second = 0] = body;
  const isWrapped = (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
  if (!isWrapped) return inflateRawSync(body, options);
  try {
    return inflateSync(body, options);
  } catch (error) {
    if (isTooLarge(error)) throw error;
    return inflateRawSync(body, options);
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
