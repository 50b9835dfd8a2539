import { defineExecutor } from '@hookline/node-kit';
import { forEachDefinition } from './definition.js';
import { readItems } from './read-items.js';

/** What a loop over nothing gives: there is nothing to wait for. */
const nothing = { count: 0, succeeded: 0, failed: 0, filtered: 0, results: [], errors: [] };

export const executeForEach = defineExecutor(forEachDefinition, ({ items: given, ...settings }) => {
  const items = readItems(given);
  if (items.length === 0) return { kind: 'completed', port: 'out', output: nothing };
  return { kind: 'iterate', port: 'out', items, ...settings };
});
