import { expect, test } from 'vitest';
import { moment } from './moment.js';

const now = new Date('2026-12-01T10:00:05Z');

test.each([
  ['2026-12-08T10:00:00Z', '8 December 2026 at 10:00 UTC</time> (in 7 days)'],
  ['2026-12-01T12:00:00Z', '1 December 2026 at 12:00 UTC</time> (in 2 hours)'],
  ['2026-12-01T09:59:00Z', '1 December 2026 at 09:59 UTC</time> (1 minute ago)'],
  ['2026-12-01T10:00:30Z', '1 December 2026 at 10:00 UTC</time> (in less than a minute)'],
])('says how far %s is to the nearest day, hour or minute', (at, words) => {
  expect(moment(new Date(at), now).html).toContain(words);
});
