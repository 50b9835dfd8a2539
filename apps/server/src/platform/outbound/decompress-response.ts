/** Undoes `Content-Encoding`, never into more than `maxBytes`: a few kilobytes can decompress to gigabytes. */
import { Buffer } from 'node:buffer';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { NodeError } from '@hookline/node-kit';
import { bodyTooLarge } from './describe-request-failure.js';

const unpackers = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  zlib: promisify(inflate),
  deflate: promisify(inflateRaw),
};

/** No legitimate server compresses three times. */
const MAX_LAYERS = 2;

/** @returns undefined when the body is not compressed, or in an unknown way. */
export async function decompressResponse(
  body: Buffer,
  encoding: string | undefined,
  host: string,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const layers = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((layer) => layer.trim())
    .filter((layer) => layer !== '' && layer !== 'identity');
  if (layers.length === 0 || body.length === 0) return undefined;
  if (layers.length > MAX_LAYERS) throw unreadable(host);
  let unpacked = body;
  for (const layer of layers.toReversed()) {
    const unpack = unpackerOf(layer, unpacked);
    if (unpack === undefined) return undefined;
    try {
      unpacked = await unpack(unpacked, { maxOutputLength: maxBytes });
    } catch (error) {
      const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      throw tooLarge ? bodyTooLarge(host, maxBytes) : unreadable(host, error);
    }
  }
  return unpacked;
}

function unpackerOf(
  layer: string,
  body: Buffer,
): ((body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>) | undefined {
  if (layer === 'gzip' || layer === 'x-gzip') return unpackers.gzip;
  if (layer === 'br') return unpackers.br;
  // The standard requires the zlib wrapper, and half of the servers omit it.
  if (layer === 'deflate') return ((body[0] ?? 0) & 0x0f) === 8 ? unpackers.zlib : unpackers.deflate;
  return undefined;
}

const unreadable = (host: string, cause?: unknown): NodeError =>
  new NodeError({
    code: 'http.answer-unreadable',
    message: `The answer of ${host} is packed in a way that cannot be undone.`,
    cause,
  });
