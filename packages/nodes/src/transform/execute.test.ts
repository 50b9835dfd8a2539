import { resolveConfig } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, it } from 'vitest';
import { transformDefinition } from './definition.js';
import { executeTransform } from './execute.js';

const input = { id: 1, customer: { name: 'Ada' } };

async function transform(config: unknown, given: unknown = input): Promise<unknown> {
  const resolved = await resolveConfig(transformDefinition, config, { input: given });
  const outcome = await runNode(executeTransform, { config: resolved, input: given });
  expect(outcome).toMatchObject({ kind: 'completed', port: 'out' });
  return outcome.kind === 'completed' ? outcome.output : undefined;
}

describe('transform', () => {
  it('sets fields; dots nest, types stay, what is missing is left out', async () => {
    const fields = [
      { name: 'order.id', value: '{{ input.id }}' },
      { name: 'order.note', value: 'for {{ input.customer.name }}' },
      { name: 'count', value: 3 },
      { name: 'none', value: '{{ input.nothing }}' },
    ];
    expect(await transform({ fields })).toStrictEqual({ order: { id: 1, note: 'for Ada' }, count: 3 });
  });

  it('keeps the input under the fields and does not change it', async () => {
    const config = { keep: 'all', fields: [{ name: 'customer.email', value: 'a@b.c' }] };
    expect(await transform(config)).toStrictEqual({ id: 1, customer: { name: 'Ada', email: 'a@b.c' } });
    expect(input).toStrictEqual({ id: 1, customer: { name: 'Ada' } });
    expect(await transform(config, 'just text')).toStrictEqual({ customer: { email: 'a@b.c' } });
  });

  it('lets a field replace what is no object', async () => {
    expect(await transform({ keep: 'all', fields: [{ name: 'id.new', value: 2 }] })).toMatchObject({ id: { new: 2 } });
  });

  it('gives an empty object for {}', async () => {
    expect(await transform({})).toStrictEqual({});
  });

  it('gives the value of one expression, null when it finds nothing', async () => {
    expect(await transform({ mode: 'expression', expression: '[input.id, 2]' })).toStrictEqual([1, 2]);
    expect(await transform({ mode: 'expression', expression: 'input.nothing' })).toBeNull();
  });

  it.each(['a..b', '.a', '__proto__.polluted', 'a.__proto__.polluted'])('refuses the name %s', async (name) => {
    const config = { fields: [{ name, value: 1 }] };
    await expect(runNode(executeTransform, { config })).rejects.toMatchObject({ code: 'config.wrong' });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
