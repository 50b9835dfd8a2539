import { expect, test } from 'vitest';
import { AppError } from '../../../platform/errors/app-error.js';
import { isTransient } from './is-transient.js';

const coded = (code: string) => Object.assign(new Error('no'), { code });

test.each([
  ['a lost connection', coded('ECONNRESET')],
  ['a connection that ended', new Error('Connection terminated unexpectedly')],
  ['a database that shuts down', coded('57P01')],
  ['a full disk', coded('53100')],
  ['a lock', coded('55P03')],
  ['a queue that is away', new AppError('unavailable', 'queue.unavailable', 'The queue is away')],
])('waits for the end of %s', (_, error) => {
  expect(isTransient(error)).toBe(true);
});

test.each([
  ['data that cannot be stored', coded('22021')],
  ['a version that is gone', new Error('There is no version 7')],
  ['a fault of ours', new TypeError('undefined is not a function')],
  ['data that nests too deeply', new RangeError('Maximum call stack size exceeded')],
  ['a document that cannot be read', new AppError('unprocessable', 'workflow.invalid', 'It is none')],
  ['no error', 'no'],
])('does not wait for the end of %s', (_, error) => {
  expect(isTransient(error)).toBe(false);
});
