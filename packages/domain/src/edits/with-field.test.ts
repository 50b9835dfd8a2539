import { expect, test } from 'vitest';
import { deepFreeze } from '../testing/deep-freeze.js';
import { withField } from './with-field.js';

const config = deepFreeze({
  url: 'a',
  fields: [{ name: 'n', value: 1 }, { name: 'm' }],
  body: { type: 'json' },
  none: null,
});

test.each([
  ['url', 'b', { ...config, url: 'b' }],
  ['body.value', [1], { ...config, body: { type: 'json', value: [1] } }],
  ['fields.1.name', 'x', { ...config, fields: [config.fields[0], { name: 'x' }] }],
  ['fields.2', { name: 'new' }, { ...config, fields: [...config.fields, { name: 'new' }] }],
  ['query.0.name', 'q', { ...config, query: [{ name: 'q' }] }],
  ['none.deep', 1, { ...config, none: { deep: 1 } }],
  ['url', null, { ...config, url: null }],
])('sets %s to %j', (path, value, expected) => {
  expect(withField(config, path, value)).toEqual(expected);
});

test('takes a field away when it has no value, and closes the gap in a list', () => {
  expect(withField(config, 'body.type', undefined)).toEqual({ ...config, body: {} });
  expect(withField(config, 'fields.0', undefined)).toEqual({ ...config, fields: [{ name: 'm' }] });
  expect(Object.keys(withField(config, 'url', undefined) ?? {})).toEqual(['fields', 'body', 'none']);
});

test('shares what did not change', () => {
  const after = withField(config, 'fields.1.name', 'x');
  expect(after?.['body']).toBe(config.body);
  expect(after?.['fields']).toHaveProperty('0', config.fields[0]);
});

test.each([
  'url.deep',
  'fields.5',
  'fields.name',
  '__proto__.polluted',
  'body.constructor.x',
  'a..b',
  'none.prototype',
])('has no place for %s', (path) => {
  expect(withField(config, path, 1)).toBeUndefined();
  expect({}).not.toHaveProperty('polluted');
});
