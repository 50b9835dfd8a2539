import { describe, expect, test } from 'vitest';
import type { Identity } from './account.js';
import { IdentityCache } from './identity-cache.js';

const token = Buffer.from('t');
const identity: Identity = {
  account: { id: 'u1', name: 'Ada', email: 'ada@example.com' },
  via: 'session',
  tokenHash: token,
};

function counting() {
  let loads = 0;
  return { load: async () => (loads++, identity), loads: () => loads };
}

describe('the identity cache', () => {
  test('asks the database once for several requests, and again after five seconds', async () => {
    let now = 1;
    const cache = new IdentityCache({ now: () => now });
    const { load, loads } = counting();
    await cache.find(token, load);
    await cache.find(token, load);
    now = 5000;
    await cache.find(token, load);
    expect(loads()).toBe(1);
    now = 5002;
    await cache.find(token, load);
    expect(loads()).toBe(2);
  });

  test('asks again at once after a revocation', async () => {
    const cache = new IdentityCache();
    const { load, loads } = counting();
    await cache.find(token, load);
    cache.evict(token);
    await cache.find(token, load);
    expect(loads()).toBe(2);
  });

  test('keeps nothing that was read while a token was revoked', async () => {
    const cache = new IdentityCache();
    const { load, loads } = counting();
    let answer: (found: Identity) => void = () => undefined;
    const found = cache.find(token, () => new Promise((resolve) => (answer = resolve)));
    cache.evict(token);
    answer(identity);
    expect(await found).toBe(identity);
    await cache.find(token, load);
    expect(loads()).toBe(1);
  });

  test('does not remember strangers', async () => {
    const cache = new IdentityCache();
    expect(await cache.find(token, async () => undefined)).toBeUndefined();
    expect(await cache.find(token, async () => identity)).toBe(identity);
  });
});
