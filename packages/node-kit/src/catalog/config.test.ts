import { isPromise } from '@hookline/expressions';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkConfig } from '../config/check-config.js';
import { defaultConfig } from '../config/default-config.js';
import { configReferences } from '../config/names/config-references.js';
import { parseConfig } from '../config/parse-config.js';
import { resolveConfig } from '../config/resolve-config.js';
import { defineNode } from '../definition/define-node.js';
import { describeFields } from '../fields/describe-fields.js';
import * as field from '../fields/field.js';
import { createNodeCatalog } from './create-node-catalog.js';
import { effectOf } from './effect-of.js';
import { toJsonSchema } from './to-json-schema.js';

const body = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('json'), value: field.json({ label: 'JSON', required: true }) }),
  z.strictObject({ type: z.literal('text'), value: field.multiline({ label: 'Text' }) }),
]);

const definition = defineNode({
  type: 'letter',
  title: 'Letter',
  summary: 'Sends a letter.',
  icon: 'mail',
  category: 'app',
  effect: ({ method }) => (method === 'look' ? 'read' : 'write'),
  config: z.object({
    method: field.choice({ send: 'Send', look: 'Look' }, { label: 'Method', default: 'send' }),
    to: field.url({ label: 'To', required: true }),
    pages: field.number({ label: 'Pages', default: 1, min: 1, max: 9 }),
    headers: field.list(
      { name: field.text({ label: 'Name', required: true }), value: field.value({ label: 'Value' }) },
      { label: 'Headers', addLabel: 'Add header' },
    ),
    body: field.variants(body, {
      label: 'Body',
      choose: 'Body type',
      labels: { none: 'None', json: 'JSON', text: 'Text' },
      default: { type: 'none' },
    }),
    mode: field.choice({ simple: 'Simple', expert: 'Expert' }, { label: 'Mode', default: 'simple' }),
    rule: field.expression({ label: 'Rule', required: true, showWhen: { field: 'mode', is: ['expert'] } }),
    when: field.group(
      { mode: field.choice({ now: 'Now' }, { label: 'When', default: 'now' }) },
      { label: 'Time', default: {} },
    ),
  }),
});

const scope = { trigger: { body: { id: 17, name: 'Ada', pages: '3' } }, steps: { a: { url: 'x:y' } } };
const issuesOf = (config: unknown) =>
  checkConfig(definition, config).map(({ field: at, code, message }) => [at, code, message]);

describe('describeFields', () => {
  test('gives the form in order, with what a field needs', () => {
    const fields = describeFields(definition);
    expect(fields.map(({ name }) => name)).toEqual([
      'method',
      'to',
      'pages',
      'headers',
      'body',
      'mode',
      'rule',
      'when',
    ]);
    expect(fields[0]).toMatchObject({ label: 'Method', control: 'choice', value: 'fixed', default: 'send' });
    expect(fields[0]?.options).toEqual([
      { value: 'send', label: 'Send' },
      { value: 'look', label: 'Look' },
    ]);
    expect(fields[1]).toMatchObject({ control: 'url', value: 'template', required: true, keepsType: false });
    expect(fields[2]).toMatchObject({ control: 'number', min: 1, max: 9, default: 1 });
    expect(fields[3]?.fields?.map(({ name, keepsType }) => [name, keepsType])).toEqual([
      ['name', false],
      ['value', true],
    ]);
    expect(JSON.parse(JSON.stringify(fields))).toHaveLength(8);
  });

  test('shows the fields of a variant while it is chosen', () => {
    const inside = describeFields(definition).find(({ name }) => name === 'body')?.fields;
    expect(inside?.map(({ name, control, showWhen }) => [name, control, showWhen?.is])).toEqual([
      ['type', 'choice', undefined],
      ['value', 'json', ['json']],
      ['value', 'multiline', ['text']],
    ]);
  });
});

describe('defaultConfig', () => {
  test('is what {} means', () => {
    expect(defaultConfig(definition)).toEqual({
      method: 'send',
      pages: 1,
      headers: [],
      body: { type: 'none' },
      mode: 'simple',
      when: { mode: 'now' },
    });
  });
});

describe('parseConfig', () => {
  test('fills in defaults', () => {
    expect(parseConfig(definition, { to: 'https://x', body: { type: 'text' } })).toMatchObject({
      pages: 1,
      body: { type: 'text', value: '' },
    });
  });

  test.each([
    [{}, 'To: Fill it in.', 'to'],
    [{ to: '' }, 'To: Fill it in.', 'to'],
    [{ to: 'https://x', pages: 12 }, 'Pages: It needs to be at most 9.', 'pages'],
    [{ to: 'https://x', pages: 'many' }, 'Pages: It needs to be a number.', 'pages'],
    [{ to: 'https://x', method: 'burn' }, 'Method: Choose one of send, look.', 'method'],
    [{ to: 'https://x', headers: [{ name: 'a' }, { value: 1 }] }, 'Headers 2, Name: Fill it in.', 'headers.1.name'],
    [{ to: 'https://x', body: { type: 'xml' } }, 'Body, Body type: It does not fit any of the choices.', 'body.type'],
    [{ to: 'https://x', heders: [] }, 'heders: It is no field of Letter.', 'heders'],
  ])('refuses %j', (config, message, at) => {
    expect(() => parseConfig(definition, config)).toThrow(
      expect.objectContaining({ code: 'config.wrong', message, details: { field: at } }),
    );
  });
});

describe('checkConfig', () => {
  test('accepts a draft whose fields hold templates', () => {
    const config = {
      to: '{{ steps.a.url }}',
      pages: '{{ trigger.body.pages }}',
      body: { type: 'json', value: '{"a": {{ trigger.body.id }}}' },
    };
    expect(issuesOf(config)).toEqual([]);
  });

  test('names every field that is missing or wrong', () => {
    expect(issuesOf({ pages: 12, headers: [{ value: 1 }], mode: 'expert', body: { type: 'json' }, x: 1 })).toEqual([
      ['x', 'field.wrong', 'x is no field of Letter. Remove it.'],
      ['to', 'field.missing', 'To is empty. Fill it in.'],
      ['pages', 'field.wrong', 'Pages: It needs to be at most 9.'],
      ['headers.0.name', 'field.missing', 'Headers 1, Name is empty. Fill it in.'],
      ['body.value', 'field.missing', 'Body, JSON is empty. Fill it in.'],
      ['rule', 'field.missing', 'Rule is empty. Fill it in.'],
    ]);
  });

  test('says where an expression does not parse', () => {
    expect(issuesOf({ to: '{{ a + }}', mode: 'expert', rule: '1 +' }).map(([at, code]) => [at, code])).toEqual([
      ['to', 'expression.syntax'],
      ['rule', 'expression.syntax'],
    ]);
  });

  test('reads JSON that holds no template', () => {
    expect(issuesOf({ to: 'https://x', body: { type: 'json', value: '{"a": }' } })).toEqual([
      ['body.value', 'field.wrong', 'Body, JSON: This is not JSON: look at line 1, column 7.'],
    ]);
  });

  test('refuses a field of another variant, rows that are none, settings that are none', () => {
    expect(issuesOf({ to: 'https://x', body: { type: 'none', valu: 1 } })).toEqual([
      ['body', 'field.wrong', 'Body: It has no field named valu.'],
    ]);
    expect(issuesOf({ to: 'https://x', headers: 'a' })).toEqual([
      ['headers', 'field.wrong', 'Headers: It needs to be a list of rows.'],
    ]);
    expect(issuesOf([])).toHaveLength(1);
  });
});

describe('configReferences', () => {
  test('finds the steps that shown fields use', () => {
    const config = {
      to: '{{ steps.a.url }}/{{ steps.b.id }}',
      headers: [{ name: 'n', value: '{{ $sum(steps.c.list) }}' }],
      body: { type: 'json', value: { deep: ['{{ steps.d.x }}'] } },
      mode: 'simple',
      rule: 'steps.hidden.x',
    };
    expect(configReferences(definition, config)).toEqual([
      { field: 'to', stepKey: 'a', member: 'url' },
      { field: 'to', stepKey: 'b', member: 'id' },
      { field: 'headers.0.value', stepKey: 'c', member: 'list' },
      { field: 'body.value.deep.0', stepKey: 'd', member: 'x' },
    ]);
    expect(configReferences(definition, { ...config, mode: 'expert' })).toContainEqual({
      field: 'rule',
      stepKey: 'hidden',
      member: 'x',
    });
  });
});

describe('resolveConfig', () => {
  test('gives every field its value, at once when all is plain', () => {
    const config = {
      to: 'https://to/{{ trigger.body.id }}',
      pages: '{{ trigger.body.pages }}',
      headers: [{ name: '{{ trigger.body.name }}', value: '{{ trigger.body.id }}' }],
      body: { type: 'json', value: '{"name": {{ trigger.body.name }}}' },
    };
    const resolved = resolveConfig(definition, config, scope);
    expect(isPromise(resolved)).toBe(false);
    expect(resolved).toStrictEqual({
      to: 'https://to/17',
      pages: 3,
      headers: [{ name: 'Ada', value: 17 }],
      body: { type: 'json', value: { name: 'Ada' } },
    });
    expect(parseConfig(definition, resolved)).toMatchObject({ pages: 3, method: 'send' });
  });

  test('makes text of text fields and evaluates expressions', async () => {
    const config = { to: '{{ trigger.body.id }}', mode: 'expert', rule: 'trigger.body.id + 1' };
    expect(await resolveConfig(definition, config, scope)).toStrictEqual({ to: '17', mode: 'expert', rule: 18 });
  });

  test('takes the default where a field was cleared', () => {
    expect(resolveConfig(definition, { to: 'https://x', pages: '', method: null }, scope)).toStrictEqual({
      to: 'https://x',
    });
  });

  test('leaves out what resolves to nothing', () => {
    const config = { to: 'https://x', headers: [{ name: 'a', value: '{{ trigger.nothing }}' }] };
    expect(resolveConfig(definition, config, scope)).toStrictEqual({ to: 'https://x', headers: [{ name: 'a' }] });
  });

  test('leaves fields alone that are not shown', () => {
    const config = { to: 'https://x', mode: 'simple', rule: 'this does not parse' };
    expect(resolveConfig(definition, config, scope)).toStrictEqual(config);
  });

  test('asks for a required text while it is shown only', () => {
    const showWhen = { field: 'format', is: ['html'] };
    const format = field.choice({ plain: 'Plain', html: 'HTML' }, { label: 'Format', default: 'plain' });
    const config = z.object({ format, html: field.multiline({ label: 'Text', required: true, showWhen }) });
    expect(config.parse(resolveConfig({ config }, {}, scope))).toEqual({ format: 'plain', html: '' });
    expect(() => resolveConfig({ config }, { format: 'html' }, scope)).toThrow('Text: Fill it in.');
  });

  test('names the field that fails', async () => {
    await expect(async () => resolveConfig(definition, { to: 'a {{ 1 + "x" }}' }, scope)).rejects.toMatchObject({
      name: 'NodeError',
      code: 'expression.failed',
      details: { field: 'to' },
    });
    expect(() => resolveConfig(definition, { to: 'https://x', headers: [{ name: '{{ a + }}' }] }, scope)).toThrow(
      expect.objectContaining({
        code: 'expression.syntax',
        details: expect.objectContaining({ field: 'headers.0.name' }),
      }),
    );
    expect(() => resolveConfig(definition, { to: ' ' }, scope)).toThrow('To: Fill it in.');
  });
});

describe('createNodeCatalog', () => {
  test('shows the domain what it needs', () => {
    const facts = createNodeCatalog([definition]).find('letter');
    expect(facts).toMatchObject({ type: 'letter', version: 1, trigger: false, container: false });
    expect(facts?.ports({})).toEqual(['out']);
    expect(facts?.checkConfig({})).toEqual([
      { field: 'to', code: 'field.missing', message: 'To is empty. Fill it in.' },
    ]);
    expect(createNodeCatalog([]).find('letter')).toBeUndefined();
  });
});

describe('a definition', () => {
  test('knows its effect from the config', () => {
    expect(effectOf(definition, { method: 'look' })).toBe('read');
    expect(effectOf(definition, undefined)).toBe('write');
  });

  test('is written as JSON Schema', () => {
    const schema = toJsonSchema(definition);
    expect(schema).toMatchObject({
      type: 'object',
      properties: { to: { type: 'string', minLength: 1 } },
      required: ['to'],
    });
    expect(schema).toHaveProperty('properties.to.field.label', 'To');
  });
});
