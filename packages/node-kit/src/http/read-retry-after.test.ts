import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRetryAfter } from './read-retry-after.js';

const now = new Date('2026-11-30T20:00:00.000Z');

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['120', 120_000],
    [' 3 ', 3000],
    ['299.997', 299_997],
    ['1.5', 1500],
    ['2.0', 2000],
    ['0.0001', 1],
    ['9'.repeat(60), Number.MAX_SAFE_INTEGER],
  ])('of %j seconds is %d ms', (value, expected) => {
    expect(readRetryAfter(value, now)).toBe(expected);
  });

  describe.each(['UTC', 'America/New_York', 'Asia/Kolkata'])('with the server in %s', (zone) => {
    const before = process.env['TZ'];
    beforeAll(() => void (process.env['TZ'] = zone));
    afterAll(() => {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    });

    test.each([
      ['Mon, 30 Nov 2026 20:00:03 GMT', 3000],
      ['mon, 30 nov 2026 20:00:03 gmt', 3000],
      ['Mon, 30 Nov 2026 20:00:03 UTC', 3000],
      ['Monday, 30-Nov-26 20:00:03 GMT', 3000],
      ['Mon Nov 30 20:00:03 2026', 3000],
      ['Tue Dec  1 20:00:00 2026', 86_400_000],
      ['Sun, 06 Nov 1994 08:49:37 GMT', 0],
      ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
      ['Mon Nov 30 19:59:59 2026', 0],
    ])('of %j counts in UTC', (value, expected) => {
      expect(readRetryAfter(value, now)).toBe(expected);
    });
  });

  test.each([
    undefined,
    '',
    'soon',
    '-3',
    '+3',
    '1e3',
    '0x10',
    '1,5',
    '3s',
    '.5',
    '5.',
    'Mon, 31 Feb 2026 20:00:03 GMT',
    'Mon, 30 Nun 2026 20:00:03 GMT',
    'Mon, 30 Nov 2026 20:00:03 EST',
    '30 Nov 2026',
    '1'.repeat(100_000),
  ])('of %j is no hint', (value) => {
    expect(readRetryAfter(value, now)).toBeUndefined();
  });
});
