import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CredentialStore } from '../../src/modules/credentials/index.js';
import { CredentialActivity } from '../../src/modules/credentials/sending/credential-activity.js';
import { migrate } from '../../src/platform/database/data-source.js';
import { createPool, type Pool } from '../../src/platform/database/pool.js';
import { settingsOf } from '../setup/http-test-app.js';
import { openEmptySpace, type TestSpace } from '../setup/test-space.js';

const [OLD, NEW, NEWER] = [{ secret: 'old' }, { secret: 'new' }, { secret: 'newer' }];

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

afterEach(() => {
  vi.useRealTimers();
});

const open = (SECRET_KEY = 'a secret key of a test, long enough') =>
  new CredentialStore(pool, settingsOf(space, { SECRET_KEY }));
const insert = async (store: CredentialStore, kind = 'github') =>
  (await store.insert({ name: 'Repository', kind, data: OLD })).id;
const set = (id: string, change: string) => pool.query(`update credentials set ${change} where id = $1`, [id]);

describe('what a request is checked with', () => {
  test('is the stored data, the same for each process with the key', async () => {
    const id = await insert(open());
    expect(await open().readFor(id)).toEqual([OLD]);
  });

  test('is the new data and then the old while a secret is rotated', async () => {
    const store = open();
    const id = await insert(store);
    await store.rotate(id, 'github', NEW, 24);
    expect(await store.readFor(id)).toEqual([NEW, OLD]);
    await store.rotate(id, 'github', NEWER, 24);
    expect(await store.readFor(id)).toEqual([NEWER, NEW]);
  });

  test('is the new data alone when the time is over, or when nothing was to be kept', async () => {
    const id = await insert(open());
    await open().rotate(id, 'github', NEW, 24);
    await set(id, `previous_until = now() - interval '1 second'`);
    expect(await open().readFor(id)).toEqual([NEW]);
    await open().rotate(id, 'github', NEWER, 0);
    expect(await open().readFor(id)).toEqual([NEWER]);
  });

  test('is nothing when there is no such credential', async () => {
    const store = open();
    for (const id of ['0198c0de-0000-7000-8000-000000000001', 'x', '']) {
      expect(await store.readFor(id)).toBeUndefined();
    }
  });

  test('is kept for two seconds, but not beyond a rotation or the end', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    // At zero, the cache takes an entry for one without a time.
    vi.advanceTimersByTime(1);
    const store = open();
    const id = await insert(store);
    await store.readFor(id);
    await open().rotate(id, 'github', NEW, 0);
    expect(await store.readFor(id)).toEqual([OLD]);
    vi.advanceTimersByTime(2001);
    expect(await store.readFor(id)).toEqual([NEW]);
    await store.rotate(id, 'github', NEWER, 0);
    expect(await store.readFor(id)).toEqual([NEWER]);
    await store.delete(id);
    expect(await store.readFor(id)).toBeUndefined();
  });
});

describe('a stored credential', () => {
  test('is unreadable under another key, with another provider and in the place of another, and never taken for nothing', async () => {
    const [id, other] = [await insert(open()), await insert(open())];
    const unreadable = { kind: 'unavailable', code: 'credential.unreadable' };
    await expect(open('another secret key of a test, long').readFor(id)).rejects.toMatchObject(unreadable);
    await set(id, `kind = 'hmac'`);
    await expect(open().readFor(id)).rejects.toMatchObject(unreadable);
    await set(id, `kind = 'github', data = (select data from credentials where id = '${other}')`);
    await expect(open().readFor(id)).rejects.toMatchObject(unreadable);
    await set(id, `data = ''`);
    await expect(open().readFor(id)).rejects.toMatchObject(unreadable);
  });

  test('that is unreadable is still listed, and good again when it is entered anew', async () => {
    const store = open();
    const id = await insert(store);
    await set(id, `data = 'damaged'`);
    expect((await store.list()).find((item) => item.id === id)).toMatchObject({ name: 'Repository', data: undefined });
    await store.rotate(id, 'github', NEW, 24);
    expect(await store.readFor(id)).toEqual([NEW]);
  });
});

describe('a refusal', () => {
  const refuse = (activity: CredentialActivity, id: string) => activity.record(id, { kind: 'refused', reason: 'No.' });
  const refusedOf = async (id: string) => (await open().get(id)).refused?.reason;

  test('stays while its service says nothing, and goes when it takes the credential', async () => {
    const [id, activity] = [await insert(open()), new CredentialActivity(pool)];
    refuse(activity, id);
    await activity.write();
    activity.record(id, { kind: 'unknown' });
    await activity.write();
    expect(await refusedOf(id)).toBe('No.');
    activity.record(id, { kind: 'taken' });
    await activity.write();
    expect(await refusedOf(id)).toBeUndefined();
  });

  test('of data that was replaced meanwhile says nothing of the new', async () => {
    const [id, activity] = [await insert(open()), new CredentialActivity(pool)];
    refuse(activity, id);
    await open().rotate(id, 'github', NEW, 0);
    await activity.write();
    expect(await refusedOf(id)).toBeUndefined();
  });
});
