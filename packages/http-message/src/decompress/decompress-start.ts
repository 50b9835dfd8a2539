import { readLayers, unpackLayer, type Layer } from './layers.js';

/** Room for what is unpacked, as a multiple of what is wanted of it. */
const ROOM = 16;
const SMALLEST = 64;

/**
 * The first bytes of a body before it was packed, from the first bytes of what it was packed into: for a search that reads
 * no further. Itself when it was not packed, or cannot be unpacked.
 * @param wanted at most so many bytes
 */
export function unpackStart(start: Uint8Array, encoding: string | null | undefined, wanted: number): Uint8Array {
  const layers = encoding ? readLayers(encoding).slice(-2) : [];
  return layers
    .toReversed()
    .reduce((packed, layer) => startOf(packed, layer, wanted), start)
    .subarray(0, wanted);
}

const NOTHING = new Uint8Array();

/** What unpacks to far more than is wanted is tried again with half of it. */
function startOf(packed: Uint8Array, layer: Layer, wanted: number): Uint8Array {
  for (let size = packed.length; layer !== 'unknown'; size = Math.floor(size / 2)) {
    const unpacked = unpackLayer(layer, packed.subarray(0, size), wanted * ROOM, true);
    // Not packed at all, perhaps: whoever reads it finds out whether it is text.
    if (unpacked === 'broken') return packed;
    if (unpacked !== 'too-large') return unpacked;
    if (size < SMALLEST) return NOTHING;
  }
  return packed;
}
