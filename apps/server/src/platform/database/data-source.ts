import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import { AppError } from '../errors/app-error.js';
import { ADVISORY_LOCKS } from './advisory-locks.js';
import { Baseline1700000000001 } from './migrations/1700000000001-baseline.js';
import { SentCredentials1700000000002 } from './migrations/1700000000002-sent-credentials.js';
import { guardParameters } from './storable-parameters.js';

const MIGRATIONS = [Baseline1700000000001, SentCredentials1700000000002];

export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    // A request that waits for a connection longer fails, and what it holds is free again.
    extra: { max: 6, connectionTimeoutMillis: 10_000, onConnect: guardParameters },
  };
}

/**
 * Migrates the schema. Processes that start together wait for one another.
 * @throws AppError `database.other-version` before anything is changed
 */
export async function migrate(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.migrations]);
    await refuseOtherVersion(runner);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [ADVISORY_LOCKS.migrations]);
    await runner.release();
    await dataSource.destroy();
  }
}

/** A newer Hookline, or one from before the first release, has made tables that this one does not know. */
async function refuseOtherVersion(runner: QueryRunner): Promise<void> {
  if (!(await runner.hasTable('migrations'))) return;
  const rows: readonly { readonly name: string }[] = await runner.query('select name from migrations');
  const unknown = rows
    .map(({ name }) => name)
    .filter((name) => !MIGRATIONS.some((migration) => migration.name === name));
  if (unknown.length === 0) return;
  throw new AppError(
    'unavailable',
    'database.other-version',
    `This database was made by another version of Hookline (${unknown.join(', ')}). Start that version again, or set DATA_DIR or DATABASE_URL to another place. Nothing was changed.`,
  );
}
