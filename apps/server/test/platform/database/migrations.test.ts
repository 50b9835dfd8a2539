import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../src/platform/database/data-source.js';
import { openEmptySpace, query, type TestSpace } from '../../setup/test-space.js';

let space: TestSpace;
beforeAll(async () => {
  space = await openEmptySpace();
});
afterAll(() => space.close());

test('refuses a database of another version, and changes nothing in it', async () => {
  await query(space, 'create table migrations (id serial primary key, timestamp bigint not null, name text not null)');
  await query(space, `insert into migrations (timestamp, name) values (1700000000001, 'Accounts1700000000001')`);
  await expect(migrate(space.databaseUrl)).rejects.toMatchObject({
    code: 'database.other-version',
    message: expect.stringMatching(/^This database was made by another version of Hookline \(Accounts1700000000001\)/),
  });
  const { rows } = await query(space, `select tablename from pg_tables where schemaname = 'public'`);
  expect(rows).toEqual([{ tablename: 'migrations' }]);
  await query(space, 'truncate migrations');
  await migrate(space.databaseUrl);
  await migrate(space.databaseUrl);
});
