import { graphNodeSchema } from '@hookline/domain';
import { nodeDefinitions } from '@hookline/nodes/definitions';
import { expect, test } from 'vitest';
import { ConfigResolver } from './config-resolver.js';

const isHeavy = (count: number, value: string, data: string): boolean => {
  const fields = Array.from({ length: count }, (_, at) => ({ name: `f${at}`, value }));
  const config = { mode: 'fields', fields };
  const at = { x: 0, y: 0 };
  const node = graphNodeSchema.parse({ id: 'n1', key: 'a', type: 'transform', name: 'A', position: at, config });
  return new ConfigResolver().isHeavy(nodeDefinitions.transform, node, () => ({ trigger: { body: data } }));
};

test.each([
  [100, '{{ $length(trigger.body) }}', 'small', false],
  [101, '{{ $length(trigger.body) }}', 'small', true],
  [1, '{{ $length(trigger.body) }}', 'x'.repeat(100_000), true],
  [500, '{{ trigger.body }}', 'x'.repeat(100_000), false],
])('%s of %s are computed on a thread when they are many or their data is large', (count, value, data, expected) => {
  expect(isHeavy(count, value, data)).toBe(expected);
});
