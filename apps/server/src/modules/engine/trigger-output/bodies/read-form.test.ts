import { expect, test } from 'vitest';
import { parseForm, readForm } from './read-form.js';

test.each([
  ['payload=%7B%22action%22%3A%22opened%22%7D', { payload: { action: 'opened' } }],
  ['payload=%7B%22id%22%3A9007199254740993%7D', { payload: { id: '9007199254740993' } }],
  ['payload=%7Bno', { payload: '{no' }],
  ['payload=5', { payload: '5' }],
  ['payload=%7B%7D&token=a', { payload: '{}', token: 'a' }],
  ['payload=%7B%7D&payload=%7B%7D', { payload: ['{}', '{}'] }],
  ['data=%7B%7D', { data: '{}' }],
])('reads the form %s', (text, expected) => {
  expect(readForm(text)).toEqual(expected);
});

test('gives a list of a field that comes many times, in the time that reading takes', () => {
  const started = performance.now();
  expect(parseForm('a=&'.repeat(100_000)).a).toHaveLength(100_000);
  // Copying the list for each of them takes minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('leaves a form with more fields than anyone fills in as it is', () => {
  expect(readForm('a&'.repeat(100_001))).toBeUndefined();
});

test('keeps odd names as plain names', () => {
  const form = readForm('__proto__=1&constructor=2') as object;
  expect(Object.entries(form)).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
});
