import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database and a Redis prefix that no other test file touches. */
export interface TestSpace {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Put it before every key, queue name and channel. */
  readonly redisPrefix: string;
  /** Drops the database, and whoever is still connected to it. */
  close(): Promise<void>;
}

/** Makes an empty database. Call it in `beforeAll`, and `close` in `afterAll`. */
export async function openTestSpace(): Promise<TestSpace> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await ask(inject('databaseUrl'), `create database ${name}`, []);
  const databaseUrl = new URL(inject('databaseUrl'));
  databaseUrl.pathname = `/${name}`;
  return {
    databaseUrl: databaseUrl.href,
    redisUrl: inject('redisUrl'),
    redisPrefix: name,
    close: () => asAdmin(`drop database if exists ${name} with (force)`),
  };
}

/** Looks into a space's database, or changes it behind Hookline's back. */
export const query = (
  { databaseUrl }: TestSpace,
  statement: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult<Record<string, unknown>>> => ask(databaseUrl, statement, values);

async function asAdmin(statement: string): Promise<void> {
  await ask(inject('adminUrl'), statement, []);
}

async function ask(connectionString: string, statement: string, values: readonly unknown[]) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await client.query<Record<string, unknown>>(statement, [...values]);
  } finally {
    await client.end();
  }
}
