import { describe, expect, test } from 'vitest';
import { SecretCipher } from './secret-cipher.js';

const KEY = 'a key of the tests, long enough for all';
const cipher = new SecretCipher(KEY, 'tests');
const owner = ['0198c0de-0000-7000-8000-000000000001', 'github'];
const secret = 'It’s a sëcret 🔑';

describe('a sealed text', () => {
  test('opens for its owner', () => {
    expect(cipher.open(cipher.seal(secret, owner), owner)).toBe(secret);
    expect(cipher.open(cipher.seal('', owner), owner)).toBe('');
    expect(new SecretCipher(KEY, 'tests').open(cipher.seal(secret, owner), owner)).toBe(secret);
  });

  test('begins with its version, shows nothing of the text, and is another one each time', () => {
    const sealed = [cipher.seal(secret, owner), cipher.seal(secret, owner)];
    expect(sealed.map((bytes) => bytes[0])).toEqual([1, 1]);
    expect(sealed.some((bytes) => bytes.includes('cret'))).toBe(false);
    expect(sealed[0]!.subarray(1, 13)).not.toEqual(sealed[1]!.subarray(1, 13));
    expect(sealed[0]!.subarray(13)).not.toEqual(sealed[1]!.subarray(13));
  });

  test('does not open when any bit of it was changed', () => {
    const sealed = cipher.seal(secret, owner);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(cipher.open(changed, owner)).toBeUndefined();
    }
  });

  test('does not open when it was cut or made longer', () => {
    const sealed = cipher.seal(secret, owner);
    for (let length = 0; length < sealed.length; length++) {
      expect(cipher.open(sealed.subarray(0, length), owner)).toBeUndefined();
    }
    expect(cipher.open(Buffer.concat([sealed, Buffer.of(0)]), owner)).toBeUndefined();
  });

  test('does not open for another owner', () => {
    const [id = '', provider = ''] = owner;
    const sealed = cipher.seal(secret, owner);
    const others = [['0198c0de-0000-7000-8000-000000000002', provider], [id, 'hmac'], [id], [id + provider], []];
    for (const other of others) expect(cipher.open(sealed, other)).toBeUndefined();
    expect(cipher.open(cipher.seal(secret, ['a', 'bc']), ['ab', 'c'])).toBeUndefined();
  });

  test('does not open with another key, nor for another purpose', () => {
    const sealed = cipher.seal(secret, owner);
    expect(new SecretCipher(`${KEY}!`, 'tests').open(sealed, owner)).toBeUndefined();
    expect(new SecretCipher(KEY, 'something else').open(sealed, owner)).toBeUndefined();
  });
});
