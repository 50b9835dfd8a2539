import { expect, test } from 'vitest';
import { storableTexts } from './storable-texts.js';

const texts = { provider: 'none', senderEventId: null, eventType: null, reason: null };

test('leaves what can be stored as it is', () => {
  const named = { provider: 'github', senderEventId: 'd-1', eventType: 'issues', reason: 'größer als 100' };
  expect(storableTexts(named)).toEqual(named);
  expect(storableTexts(texts)).toEqual(texts);
});

test('puts a sign in the place of each null byte', () => {
  const named = { provider: 'a\0', senderEventId: '\0b\0', eventType: '\0', reason: 'c is \0, not 1' };
  expect(storableTexts(named)).toEqual({
    provider: 'a\ufffd',
    senderEventId: '\ufffdb\ufffd',
    eventType: '\ufffd',
    reason: 'c is \ufffd, not 1',
  });
});

test('cuts names to what an index takes, whatever they are written in', () => {
  for (const letter of ['a', 'ß', '語', '😀', '\ud800']) {
    const long = letter.repeat(6000);
    const { senderEventId, eventType } = storableTexts({ ...texts, senderEventId: long, eventType: long });
    for (const name of [senderEventId, eventType]) {
      expect(long.startsWith(name!)).toBe(true);
      expect(Buffer.byteLength(name!)).toBeGreaterThan(400);
      expect(Buffer.byteLength(name!)).toBeLessThan(2700);
    }
  }
});

test('cuts a reason that tells a whole text', () => {
  expect(storableTexts({ ...texts, reason: 'x'.repeat(1_000_000) }).reason).toHaveLength(2000);
});
