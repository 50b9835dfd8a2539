import { describe, expect, test } from 'vitest';
import { eventName } from './event-name.js';

const plain = { type: null, method: 'POST', path: '/', contentType: 'application/json' };

describe('eventName', () => {
  test('is what the sender calls it', () => {
    expect(eventName({ ...plain, type: 'invoice.payment_failed' })).toBe('invoice.payment_failed');
  });

  test('is what was asked for when that says something', () => {
    expect(eventName({ ...plain, path: '/orders' })).toBe('POST /orders');
  });

  test('is what was sent when nothing else is known', () => {
    expect(eventName(plain)).toBe('POST application/json');
    expect(eventName({ ...plain, method: 'GET', contentType: null })).toBe('GET without a body');
  });
});
