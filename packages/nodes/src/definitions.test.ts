import {
  checkConfig,
  createNodeCatalog,
  defaultConfig,
  describeFields,
  outputPorts,
  parseConfig,
  toJsonSchema,
} from '@hookline/node-kit';
import { describe, expect, test } from 'vitest';
import { nodeDefinitions } from './definitions.js';
import { nodeExecutors } from './executors.js';

const definitions = Object.entries(nodeDefinitions);

describe.each(definitions)('the node type %s', (type, definition) => {
  test('is registered under its own name', () => {
    expect(definition.type).toBe(type);
    expect(definition.keyPrefix).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
  });

  test('has a form in which every field has a label, and a JSON Schema', () => {
    for (const field of describeFields(definition)) expect(field.label).not.toBe('');
    expect(toJsonSchema(definition)).toMatchObject({ type: 'object' });
  });

  test('has ports, each once and none called error', () => {
    const ports = outputPorts(definition, defaultConfig(definition));
    expect(new Set(ports).size).toBe(ports.length);
    expect(ports).not.toContain('error');
  });

  test('misses only required fields when the config is {}', () => {
    expect(new Set(checkConfig(definition, {}).map(({ code }) => code)).size).toBeLessThanOrEqual(1);
    expect(checkConfig(definition, {})).toEqual(checkConfig(definition, defaultConfig(definition)));
  });
});

const triggers = definitions.flatMap(([type, { trigger }]) => (trigger === null ? [] : [[type, trigger] as const]));

describe.each(triggers)('the trigger %s', (_, trigger) => {
  test('reads its settings of any document, and has no sender to answer unless it says so', () => {
    for (const config of [undefined, null, 'x', [], {}, { response: 7, provider: null, rules: [{}] }])
      expect(trigger.settings(config)).toMatchObject({ provider: 'none', response: { mode: 'immediate' } });
  });

  test('gives the same sample for any payload unless it takes one', () => {
    const [one, other] = ['a', 'b'].map((payload) => JSON.stringify(trigger.sample({ payload, now: new Date(0) })));
    expect(one === other).toBe(!trigger.takesPayload);
  });

  test('gives a sample that has the shape of its output', () => {
    for (const payload of [undefined, null, 7, { order: { id: 1 } }])
      expect(trigger.output.safeParse(trigger.sample({ payload, now: new Date(0) })).error).toBeUndefined();
  });
});

test('what a node needs, another one can do', () => {
  const catalog = createNodeCatalog(Object.values(nodeDefinitions));
  expect(catalog.findCapable('answersSender').map(({ title }) => title)).toEqual(['Respond']);
  expect(catalog.find('webhook')?.needs({ response: { mode: 'respond' } })?.capability).toBe('answersSender');
});

describe('a config as it is stored', () => {
  test.each([
    [
      'webhook',
      {
        methods: ['POST'],
        provider: 'none',
        credential: '',
        response: { mode: 'immediate' },
        filter: { combinator: 'and', rules: [] },
        batch: 'each',
        duplicates: { mode: 'drop', hours: 72, key: '', redeliveries: 'drop' },
        allowFrom: '',
        cors: { mode: 'any', origins: '' },
      },
    ],
    ['manual', {}],
    ['transform', { mode: 'fields', fields: [], keep: 'none' }],
    ['filter', { conditions: { combinator: 'and', rules: [] } }],
    ['if', { conditions: { combinator: 'and', rules: [] } }],
    ['switch', { cases: [] }],
    ['for-each', { concurrency: 1, onItemError: 'stop', maxItems: 10_000, results: 'all' }],
    ['merge', { mode: 'by-key' }],
    ['delay', { mode: 'for', amount: 1, unit: 'minutes' }],
  ] as const)('%s means this by {}', (type, config) => {
    expect(parseConfig(nodeDefinitions[type], {})).toEqual(config);
    expect(defaultConfig(nodeDefinitions[type])).toEqual(config);
  });

  test('a request needs only its URL', () => {
    expect(parseConfig(nodeDefinitions['http-request'], { url: 'https://a.b' })).toMatchObject({
      method: 'GET',
      query: [],
      headers: [],
      body: { type: 'none' },
    });
  });

  test('steps have executors, triggers have none', () => {
    const steps = definitions.filter(([, { trigger }]) => trigger === null).map(([type]) => type);
    expect(Object.keys(nodeExecutors).sort()).toEqual(steps.sort());
    for (const [type, executor] of Object.entries(nodeExecutors)) expect(executor.type).toBe(type);
  });
});
