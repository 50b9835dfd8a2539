/**
 * A word as the index has it: 32 bits. Two words may share a key, so whatever is found by keys is looked at itself.
 * Keys are stored: who changes this makes all blocks anew (see the migration "inbox").
 */
export function wordKey(word: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < word.length; place++) hash = Math.imul(hash ^ word.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** What is known of an event beside its words. Has a space, which no word has. */
export const factKey = (fact: string, value: string): number => wordKey(`${fact} ${value}`);
