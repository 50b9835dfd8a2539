/**
 * The 32-bit hash of a token, as the index stores it. Two tokens may share a hash, so every event found by hash is
 * checked against its text. Hashes are stored: a change of this function needs a migration that rebuilds all segments.
 */
export function tokenHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** The hash of a facet. It contains a space, which no token has. */
export const facetHash = (fact: string, value: string): number => tokenHash(`${fact} ${value}`);
