/** The CRC-32 that zlib and PNG use (polynomial 0x04C11DB7, reflected), as an unsigned number. It detects accidents and proves nothing. */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] ?? 0);
  // JavaScript's ^ gives a signed number: without >>> every second checksum would be negative.
  return ~rest >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});
