import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.js';
import { stepKeySchema } from '../document.js';
import { followingKey, nextKey } from './next-key.js';

test('takes the prefix while it is free, then counts', () => {
  expect(nextKey(draw('hook'), 'transform')).toBe('transform');
  expect(nextKey(draw('transform -> transform2'), 'transform')).toBe('transform3');
  expect(nextKey(draw('transform -> transform3'), 'transform')).toBe('transform2');
});

test.each(['some-type', '1st', '', 'Größe', 'x'.repeat(90)])('makes a key of "%s"', (prefix) => {
  expect(stepKeySchema.safeParse(nextKey(draw('hook'), prefix)).success).toBe(true);
});

test('counts on from the key of an original', () => {
  expect(followingKey(new Set(['mail']), 'mail')).toBe('mail2');
  expect(followingKey(new Set(['http1', 'http2']), 'http1')).toBe('http3');
  expect(followingKey(new Set(), '_9'.repeat(32))).toHaveLength(56);
});
