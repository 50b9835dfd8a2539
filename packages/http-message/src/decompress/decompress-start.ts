import { decompressLayer, readLayers, type Layer } from './layers.js';

/** Output limit of one layer, as a multiple of the wanted bytes. */
const HEADROOM = 16;
const MIN_INPUT = 64;

/**
 * The first bytes of a body, from the first bytes of its compressed form: for a search that reads no further. Returns the input
 * when it is not compressed or cannot be decompressed.
 * @param wanted at most so many bytes
 */
export function decompressStart(start: Uint8Array, encoding: string | null | undefined, wanted: number): Uint8Array {
  const layers = encoding ? readLayers(encoding).slice(-2) : [];
  return layers
    .toReversed()
    .reduce((packed, layer) => startOf(packed, layer, wanted), start)
    .subarray(0, wanted);
}

const NOTHING = new Uint8Array();

/** Halves the input while it decompresses to far more than is wanted. */
function startOf(packed: Uint8Array, layer: Layer, wanted: number): Uint8Array {
  for (let size = packed.length; layer !== 'unknown'; size = Math.floor(size / 2)) {
    const decompressed = decompressLayer(layer, packed.subarray(0, size), wanted * HEADROOM, true);
    // Perhaps not compressed at all: the caller checks whether it is text.
    if (decompressed === 'broken') return packed;
    if (decompressed !== 'too-large') return decompressed;
    if (size < MIN_INPUT) return NOTHING;
  }
  return packed;
}
