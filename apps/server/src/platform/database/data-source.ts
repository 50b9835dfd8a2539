import { DataSource, type DataSourceOptions } from 'typeorm';
import { Accounts1700000000001 } from './migrations/1700000000001-accounts.js';
import { Workflows1700000000002 } from './migrations/1700000000002-workflows.js';
import { Runs1700000000003 } from './migrations/1700000000003-runs.js';
import { LoginAttempts1700000000004 } from './migrations/1700000000004-login-attempts.js';
import { ChildRuns1700000000005 } from './migrations/1700000000005-child-runs.js';
import { Growth1700000000006 } from './migrations/1700000000006-growth.js';
import { Gates1700000000007 } from './migrations/1700000000007-gates.js';
import { Credentials1700000000008 } from './migrations/1700000000008-credentials.js';
import { FrontDoor1700000000009 } from './migrations/1700000000009-front-door.js';
import { Answers1700000000010 } from './migrations/1700000000010-answers.js';
import { Inbox1700000000011 } from './migrations/1700000000011-inbox.js';
import { RunProgress1700000000012 } from './migrations/1700000000012-run-progress.js';
import { WaitingEvents1700000000015 } from './migrations/1700000000015-waiting-events.js';
import { guardParameters } from './storable-parameters.js';

const MIGRATIONS = [
  Accounts1700000000001,
  Workflows1700000000002,
  Runs1700000000003,
  LoginAttempts1700000000004,
  ChildRuns1700000000005,
  Growth1700000000006,
  Gates1700000000007,
  Credentials1700000000008,
  FrontDoor1700000000009,
  Answers1700000000010,
  Inbox1700000000011,
  RunProgress1700000000012,
  WaitingEvents1700000000015,
];

export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    extra: { max: 6, onConnect: guardParameters },
  };
}

/** Brings the schema up to date. Processes that start together wait for one another. */
export async function migrate(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock(7204100)');
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('select pg_advisory_unlock(7204100)');
    await runner.release();
    await dataSource.destroy();
  }
}
