interface Identified {
  id: string;
}

export interface Merged<Item> {
  /** The shown entries in the same order, with their latest state. */
  shown: Item[];
  /** New entries, newest first, held back until the user asks for them. */
  waiting: Item[];
}

/**
 * Merges fresh entries into a list without moving rows: known entries are updated in place, new ones are held back. An
 * empty list takes everything at once.
 */
export function mergeFresh<Item extends Identified>(shown: readonly Item[], fresh: readonly Item[]): Merged<Item> {
  if (shown.length === 0) return { shown: [...fresh], waiting: [] };
  const now = new Map(fresh.map((item) => [item.id, item]));
  const known = new Set(shown.map((item) => item.id));
  const firstKnown = fresh.findIndex((item) => known.has(item.id));
  return {
    shown: shown.map((item) => now.get(item.id) ?? item),
    waiting: fresh.slice(0, firstKnown === -1 ? fresh.length : firstKnown),
  };
}
