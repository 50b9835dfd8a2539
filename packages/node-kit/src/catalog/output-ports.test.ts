import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { defineNode, type NodeDefinition } from '../definition/define-node.js';
import { createNodeCatalog } from './create-node-catalog.js';
import { outputPorts } from './output-ports.js';

const facts = {
  title: 'T',
  summary: 'S.',
  icon: 'box',
  category: 'logic',
  effect: 'pure',
  config: z.object({}),
} as const;
const fixed = defineNode({ ...facts, type: 'fixed', ports: ['yes', 'no'] });
const chosen = defineNode({
  ...facts,
  type: 'chosen',
  ports: ({ mode }) => (mode === 'ask' ? (['yes', 'no'] as const) : (['out'] as const)),
});
const following = defineNode({
  ...facts,
  type: 'following',
  ports: ({ names }) => (Array.isArray(names) ? names.map(String) : []),
});

type PortOf<Definition> =
  Definition extends NodeDefinition<string, z.ZodObject, infer Port extends string> ? Port : never;

describe('output ports', () => {
  test('are what the definition lists, or what its function makes of the config', () => {
    expect(outputPorts(fixed, { mode: 'ask' })).toEqual(['yes', 'no']);
    expect(outputPorts(chosen, { mode: 'ask' })).toEqual(['yes', 'no']);
    expect(outputPorts(following, { names: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(outputPorts(following, 'no config')).toEqual([]);
  });

  test('reach the domain through the catalogue', () => {
    const catalog = createNodeCatalog([fixed, chosen]);
    expect(catalog.find('fixed')?.ports({})).toEqual(['yes', 'no']);
    expect(catalog.find('chosen')?.ports({})).toEqual(['out']);
  });

  test('are known to the compiler where the definition names them', () => {
    expectTypeOf<PortOf<typeof fixed>>().toEqualTypeOf<'yes' | 'no'>();
    expectTypeOf<PortOf<typeof chosen>>().toEqualTypeOf<'yes' | 'no' | 'out'>();
    expectTypeOf<PortOf<typeof following>>().toEqualTypeOf<string>();
  });
});
