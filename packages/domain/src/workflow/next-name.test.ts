import { describe, expect, it } from 'vitest';
import { nextName } from './next-name.js';

describe('the name of a copy', () => {
  it('stays while nothing else is called like that', () => {
    expect(nextName(new Set(['Mail']), 'Post')).toBe('Post');
    expect(nextName(new Set(['']), '')).toBe('');
  });

  it('counts on', () => {
    expect(nextName(new Set(['Mail']), 'Mail')).toBe('Mail 2');
    expect(nextName(new Set(['Mail', 'Mail 2']), 'Mail')).toBe('Mail 3');
    expect(nextName(new Set(['Mail', 'Mail 2']), 'Mail 2')).toBe('Mail 3');
  });

  it('leaves a number alone that is part of the name', () => {
    expect(nextName(new Set(['Order 24']), 'Order 24')).toBe('Order 24 2');
  });

  it('fits into a name', () => {
    const long = 'x'.repeat(120);
    expect(nextName(new Set([long]), long)).toHaveLength(112);
  });
});
