import { expect, test } from 'vitest';
import { findExample, ownAddress } from './find-example.js';

const workflow = (id: string, version: number | null, url: string) => ({
  id,
  name: id,
  published: version === null ? null : { version, publishedAt: '2026-03-14T14:00:00.000Z' },
  draftChanges: null,
  paused: false,
  nodeTypes: [],
  triggers: [{ nodeId: 'n1', type: 'webhook', url }],
  recent: { runs: 0, failed: 0, succeeded: 0, filtered: 0, hours: [] },
  keptEvents: 0,
  steps: 0,
  lastRun: null,
  updatedAt: '2026-03-14T14:00:00.000Z',
});

test('a draft is no example, and neither is one without an address', () => {
  expect(findExample([workflow('draft', null, 'http://h/hooks/a'), workflow('by hand', 1, '')])).toBeNull();
});

test('the first live workflow with an address is the example', () => {
  const example = findExample([workflow('draft', null, 'x'), workflow('hello', 2, 'http://h/hooks/b')]);
  expect(example).toEqual({ workflowId: 'hello', name: 'hello', version: 2, url: 'http://h/hooks/b' });
});

test('an event is sent to this server, whatever its public address is', () => {
  expect(ownAddress('https://hooks.example.com/hooks/b?x=1', 'http://127.0.0.1:3000')).toBe('/hooks/b?x=1');
});
