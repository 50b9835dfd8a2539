import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dedupKey } from './dedup-key.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const name = fc.string({ unit: 'binary' });

test('names any event of any trigger as the database writes it, and the same one always in the same way', () => {
  fc.assert(
    fc.property(fc.uuid(), name, (endpoint, event) => {
      expect(dedupKey(endpoint, event)).toMatch(UUID);
      expect(dedupKey(endpoint, event)).toBe(dedupKey(endpoint, event));
    }),
  );
});

test('tells triggers apart, and events', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), name, name, (one, other, event, another) => {
      const isSame = one === other && event === another;
      expect(dedupKey(one, event) === dedupKey(other, another)).toBe(isSame);
    }),
  );
});
