import { defineExecutor, NodeError } from '@hookline/node-kit';
import { forEachDefinition } from './definition.js';
import { readItems } from './read-items.js';

/** What a loop over nothing gives: there is nothing to wait for. */
const nothing = { count: 0, succeeded: 0, failed: 0, filtered: 0, results: [], errors: [] };

export const executeForEach = defineExecutor(forEachDefinition, ({ items: given, maxItems, ...settings }) => {
  const items = readItems(given);
  if (items.length > maxItems) throw tooMany(items.length, maxItems);
  if (items.length === 0) return { kind: 'completed', port: 'out', output: nothing };
  return { kind: 'iterate', port: 'out', items, ...settings };
});

/** Said before the first item, so that nothing is half done. */
const tooMany = (count: number, maxItems: number): NodeError =>
  new NodeError({
    code: 'items.too-many',
    message: `Items: The list has ${count} items, and this loop takes at most ${maxItems}. Take fewer, or raise “Most items”.`,
    details: { field: 'items', count, maxItems },
  });
