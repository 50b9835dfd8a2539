import { checkConfig, parseConfig } from '@hookline/node-kit';
import { expect, test } from 'vitest';
import { webhookDefinition } from './definition.js';

const problems = (cors: object) =>
  checkConfig(webhookDefinition, { cors }).map(({ field, message }) => [field, message]);

test('lets any page send unless somebody chose otherwise', () => {
  expect(parseConfig(webhookDefinition, {}).cors).toEqual({ mode: 'any', origins: '' });
});

test.each([
  {},
  { mode: 'none' },
  { mode: 'any', origins: 'whatever' },
  { mode: 'listed', origins: 'https://shop.example.com' },
  { mode: 'listed', origins: 'https://Shop.example.com/, http://127.0.0.1:5173 https://example.org:8443' },
])('takes %j', (cors) => {
  expect(problems(cors)).toEqual([]);
});

test.each([
  ['', 'List the sites, or choose another answer.'],
  ['shop.example.com', '“shop.example.com” is no site. Write https://shop.example.com.'],
  ['https://a.example, https://b.example/cart?x', '“https://b.example/cart?x” is no site. Write https://b.example.'],
  ['https://a.example:443', '“https://a.example:443” is no site. Write https://a.example.'],
  ['*', '“*” is no site. Write it like https://shop.example.com.'],
  ['https://*.example.com', '“https://*.example.com” is no site. Write it like https://shop.example.com.'],
  ['file:///x', '“file:///x” is no site. Write it like https://shop.example.com.'],
  ['null', '“null” is no site. Write it like https://shop.example.com.'],
])('says what is wrong with %s', (origins, message) => {
  const label = 'Requests from web pages (CORS), Sites: ';
  expect(problems({ mode: 'listed', origins })).toEqual([['cors.origins', label + message]]);
});
