import { NodeError, isRecord } from '@hookline/node-kit';

/** Every item is a run of its own. */
export const MAX_ITEMS = 100_000;

/**
 * The items of the loop. The field turns an expression's value into a list, so anything else here was typed, refers to nothing,
 * or is JSON that is still text.
 * @throws NodeError `items.not-a-list` or `items.too-many`
 */
export function readItems(given: unknown): readonly unknown[] {
  const items = asList(given);
  if (items.length <= MAX_ITEMS) return items;
  const message = `Items: The list has ${items.length} items, and a loop takes at most ${MAX_ITEMS}. Split the list.`;
  throw new NodeError({ code: 'items.too-many', message, details: { field: 'items', count: items.length } });
}

function asList(given: unknown): readonly unknown[] {
  const items = isRecord(given) ? [given] : given;
  if (!Array.isArray(items)) {
    throw noList(`A list is needed, and this is ${describe(given)}. For a list that may be empty, write {{ [ … ] }}.`);
  }
  const [first] = items as unknown[];
  if (items.length === 1 && isListAsText(first)) {
    throw noList('A list is needed, and this is the text of one. Write {{ $parseJson(…) }} around what gives it.');
  }
  return items;
}

/** Refused, because a loop over this one text would look like a loop over the list. */
function isListAsText(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\s*\[/.test(value)) return false;
  try {
    return Array.isArray(JSON.parse(value));
  } catch {
    return false;
  }
}

const noList = (reason: string): NodeError =>
  new NodeError({ code: 'items.not-a-list', message: `Items: ${reason}`, details: { field: 'items' } });

function describe(given: unknown): string {
  if (given === undefined || given === null) return 'nothing';
  if (typeof given === 'string') return `the text "${given.length > 60 ? `${given.slice(0, 59)}…` : given}"`;
  return JSON.stringify(given);
}
