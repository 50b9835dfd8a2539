import { randomBytes } from 'node:crypto';
import { withDatabase } from '@hookline/testing';
import type pg from 'pg';
import { inject } from 'vitest';
import { ask, hangUp } from './ask-database.js';

/** A database and a Redis prefix that no other test file touches. */
export interface TestSpace {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Put it before every key, queue name and channel. */
  readonly redisPrefix: string;
  /** Of the owner whom a copy brings along. */
  readonly apiKey?: string;
  /** Closes the connections of `query`. The database goes with the folder of all: to drop it would wait for a checkpoint. */
  close(): Promise<void>;
}

/** A database as a Hookline leaves it that has been set up. Call it in `beforeAll`, and `close` in `afterAll`. */
export const openTestSpace = async (): Promise<TestSpace> => ({
  ...(await openSpace(`template ${inject('setUpDatabase')}`)),
  apiKey: inject('apiKey'),
});

/** An empty database, for those who set up themselves. */
export const openEmptySpace = (): Promise<TestSpace> => openSpace('');

async function openSpace(as: string): Promise<TestSpace> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await ask(inject('databaseUrl'), `create database ${name} ${as}`);
  const databaseUrl = withDatabase(inject('databaseUrl'), name);
  return {
    databaseUrl,
    redisUrl: inject('redisUrl'),
    redisPrefix: name,
    close: () => hangUp(databaseUrl),
  };
}

/** Looks into a space's database, or changes it behind Hookline's back. */
export const query = (
  { databaseUrl }: TestSpace,
  statement: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult<Record<string, unknown>>> => ask(databaseUrl, statement, values);
