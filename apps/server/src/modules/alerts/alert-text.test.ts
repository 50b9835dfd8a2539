import { expect, test } from 'vitest';
import { alertText } from './alert-text.js';

const alert = {
  workflow: { name: 'Orders' },
  run: { url: 'https://hookline.test/runs/r' },
  step: { name: 'Book it' },
  error: { message: 'The shop answered 500.' },
  count: 1,
};

test('says what failed, where, why, and where to look', () => {
  expect(alertText(alert)).toBe('Orders failed at “Book it”: The shop answered 500.\nhttps://hookline.test/runs/r');
});

test('says how many failures it stands for', () => {
  expect(alertText({ ...alert, count: 30, step: null })).toMatch(/^Orders failed 30 times: The shop/);
});

test('notifies nobody by what an error quotes', () => {
  const error = { message: 'Order <!channel> of @everyone and ada@here.example' };
  expect(alertText({ ...alert, error })).toContain('Order ‹!channel› of @\u{200b}everyone');
});

test('keeps the address of the run when the error is long', () => {
  const error = { message: 'x'.repeat(9000) };
  const text = alertText({ ...alert, error });
  expect(text.length).toBeLessThan(2000);
  expect(text).toMatch(/…\nhttps:\/\/hookline\.test\/runs\/r$/);
});
