import { NodeError } from '@hookline/node-kit';

/** Every item is a run of its own. */
export const MOST_ITEMS = 100_000;

/**
 * The list to go through; an object becomes the list of its fields, as `{key, value}`.
 * @throws NodeError `items.not-a-list` or `items.too-many`
 */
export function readItems(given: unknown): readonly unknown[] {
  const items = asList(given);
  if (items.length <= MOST_ITEMS) return items;
  const message = `Items: The list has ${items.length} items, and a loop takes at most ${MOST_ITEMS}. Split the list.`;
  throw new NodeError({ code: 'items.too-many', message, details: { field: 'items', count: items.length } });
}

function asList(given: unknown): readonly unknown[] {
  if (Array.isArray(given)) return given;
  if (typeof given === 'object' && given !== null) return Object.entries(given).map(([key, value]) => ({ key, value }));
  const message = `Items: A list is needed, and this is ${describe(given)}. For a list that may be empty, write {{ [ … ] }}.`;
  throw new NodeError({ code: 'items.not-a-list', message, details: { field: 'items' } });
}

function describe(given: unknown): string {
  if (given === undefined || given === null) return 'nothing';
  if (typeof given === 'string') return `the text "${given.length > 60 ? `${given.slice(0, 59)}…` : given}"`;
  return JSON.stringify(given);
}
