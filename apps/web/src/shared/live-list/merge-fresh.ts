interface Identified {
  id: string;
}

export interface Merged<Item> {
  /** What is on screen, in the same order, each entry as it is now. */
  shown: Item[];
  /** What stands above it, newest first, and waits until somebody asks. */
  waiting: Item[];
}

/**
 * Brings a list on screen up to date without moving a row: known entries change in place, new ones wait. An empty list
 * takes everything at once, there is nothing to move.
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
