import { describe, expect, test } from 'vitest';
import { nextName } from './next-name.js';

describe('the name of a copy', () => {
  test('stays while nothing else is called like that', () => {
    expect(nextName(new Set(['Mail']), 'Post')).toBe('Post');
    expect(nextName(new Set(['']), '')).toBe('');
  });

  test('counts on', () => {
    expect(nextName(new Set(['Mail']), 'Mail')).toBe('Mail 2');
    expect(nextName(new Set(['Mail', 'Mail 2']), 'Mail')).toBe('Mail 3');
    expect(nextName(new Set(['Mail', 'Mail 2']), 'Mail 2')).toBe('Mail 3');
  });

  test('leaves a number alone that is part of the name', () => {
    expect(nextName(new Set(['Order 24']), 'Order 24')).toBe('Order 24 2');
  });

  test('fits into a name', () => {
    const long = 'x'.repeat(120);
    expect(nextName(new Set([long]), long)).toHaveLength(112);
  });
});
