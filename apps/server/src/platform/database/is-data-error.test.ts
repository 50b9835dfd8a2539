import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { isDataError } from './is-data-error.js';

const sqlError = (code: string) => Object.assign(new DatabaseError('no', 2, 'error'), { code });

test.each([
  ['a text that is not UTF-8', sqlError('22021')],
  ['a number out of range', sqlError('22003')],
  ['a constraint', sqlError('23502')],
  ['an index row that is too large', sqlError('54000')],
  ['a text longer than a string can be', new RangeError('Invalid string length')],
  ['JSON that is none', new SyntaxError('Unexpected token')],
])('takes %s for a fault of the data', (_, error) => {
  expect(isDataError(error)).toBe(true);
});

test.each([
  ['a lost connection', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
  ['a server that shuts down', sqlError('57P01')],
  ['a full disk', sqlError('53100')],
  ['a deadlock', sqlError('40P01')],
  ['a missing table', sqlError('42P01')],
  ['an error of ours', new Error('There is no version 7')],
  ['no error', undefined],
])('does not take %s for one', (_, error) => {
  expect(isDataError(error)).toBe(false);
});
