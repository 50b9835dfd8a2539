import { NodeError, defineExecutor } from '@hookline/node-kit';
import { forEachDefinition } from './definition.js';
import { readItems } from './read-items.js';

/** The output of a loop without items, which waits for nothing. */
const nothing = { count: 0, succeeded: 0, failed: 0, filtered: 0, results: [], errors: [] };

export const executeForEach = defineExecutor(forEachDefinition, ({ items: given, maxItems, ...settings }) => {
  const items = readItems(given);
  if (items.length > maxItems) throw tooMany(items.length, maxItems);
  if (items.length === 0) return { kind: 'completed', port: 'out', output: nothing };
  return { kind: 'iterate', port: 'out', items, ...settings };
});

/** Fails before the first item starts, so that no loop is left half done. */
const tooMany = (count: number, maxItems: number): NodeError =>
  new NodeError({
    code: 'items.too-many',
    message: `Items: The list has ${count} items, and this loop takes at most ${maxItems}. Take fewer, or raise “Most items”.`,
    details: { field: 'items', count, maxItems },
  });
