import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../../src/platform/database/data-source.js';
import { createPool, type Pool } from '../../../src/platform/database/pool.js';
import { checkKeyFingerprint } from '../../../src/platform/secrets/index.js';
import { openEmptySpace, type TestSpace } from '../../setup/test-space.js';

let space: TestSpace;
let pool: Pool;
beforeAll(async () => {
  space = await openEmptySpace();
  await migrate(space.databaseUrl);
  pool = createPool(space.databaseUrl, 4);
});
afterAll(async () => {
  await pool.end();
  await space.close();
});

describe('the secret key of a database', () => {
  test('is the first one it was started with, and no other afterwards', async () => {
    const keys = Array.from({ length: 4 }, (_, index) => `${index}`.repeat(32));
    const results = await Promise.allSettled(keys.map((key) => checkKeyFingerprint(pool, key)));
    const first = results.findIndex(({ status }) => status === 'fulfilled');
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await checkKeyFingerprint(pool, keys[first]!);
    await expect(checkKeyFingerprint(pool, keys[(first + 1) % 4]!)).rejects.toMatchObject({
      code: 'secret-key.mismatch',
      message: expect.stringContaining('Set SECRET_KEY to the key used before'),
    });
  });

  test('is not stored', async () => {
    const { rows } = await pool.query<{ kept: string }>('select secret_key_fingerprint as kept from installation');
    expect(rows[0]?.kept).toMatch(/^[0-9a-f]{64}$/);
  });
});
