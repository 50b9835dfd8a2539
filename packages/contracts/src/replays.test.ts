import { expect, test } from 'vitest';
import { replayEventsRequest } from './replays.js';

test.each(['', ' ', '\0', '\ud800', ' \0 '])('refuses a search for %j, of which nothing is left', (q) => {
  const { error } = replayEventsRequest.safeParse({ filter: { q }, target: 'published' });
  expect(error?.issues).toMatchObject([{ path: ['filter', 'q'], message: 'Give words to look for, or leave it out' }]);
});

test('takes a search for words, and a filter without one', () => {
  for (const filter of [{ q: 'a\0b' }, {}]) expect(replayEventsRequest.safeParse({ filter }).error).toBeUndefined();
});
