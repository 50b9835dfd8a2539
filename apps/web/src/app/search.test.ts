import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../shared/search-text.js';
import { eventSearch, runsSearch } from './search.js';

test.each(['422', '1e3', 'true', 'null', '"422"', '{"a":1}', '7615917337495251231', 'a b+c&d=e', 'Müller', '007'])(
  'keeps the text %s as it was typed, in a link and back',
  (q) => {
    expect(runsSearch.parse(parseSearch(`?q=${encodeURIComponent(q)}`))).toEqual({ q });
    expect(parseSearch(stringifySearch({ q, status: undefined }))).toEqual({ q });
    expect(eventSearch.parse(parseSearch(stringifySearch({ q, verdict: 'held' })))).toEqual({ q, verdict: 'held' });
  },
);

test('an address without a search part stays without one', () => {
  expect(stringifySearch({ q: undefined })).toBe('');
  expect(parseSearch('')).toEqual({});
});
