import { DataSource, type DataSourceOptions } from 'typeorm';
import { ADVISORY_LOCKS } from './advisory-locks.js';
import { Baseline1700000000001 } from './migrations/1700000000001-baseline.js';
import { guardParameters } from './storable-parameters.js';

const MIGRATIONS = [Baseline1700000000001];

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

/** Migrates the schema. Processes that start together wait for one another. */
export async function migrate(url: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [ADVISORY_LOCKS.migrations]);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [ADVISORY_LOCKS.migrations]);
    await runner.release();
    await dataSource.destroy();
  }
}
