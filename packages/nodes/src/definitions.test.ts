import { checkConfig, defaultConfig, describeFields, outputPorts, parseConfig, toJsonSchema } from '@hookline/node-kit';
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

describe('the documents of DESIGN §5', () => {
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
