import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Pool } from '../../platform/database/pool.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { countStuckRuns } from '../engine/index.js';
import { HEALTH_CHECKS, type HealthCheck } from './health-check.js';

/** `failed`: the check threw or timed out. */
export type CheckResults = Readonly<Record<string, 'ok' | 'failed'>>;

const CHECK_TIMEOUT_MS = 2000;

@Injectable()
export class Readiness {
  private readonly checks: readonly HealthCheck[];

  constructor(
    @Inject(Pool) private readonly pool: Pool,
    /** A worker has none. */
    @Optional() @Inject(DataSource) dataSource: DataSource | undefined,
    @Inject(HEALTH_CHECKS) more: readonly HealthCheck[],
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    // Both pools, because each can be used up on its own.
    const database = () => Promise.all([pool.query('select 1'), dataSource?.query('select 1')]);
    this.checks = [{ name: 'database', check: database }, ...more];
  }

  async check(): Promise<CheckResults> {
    return Object.fromEntries(
      await Promise.all(this.checks.map(async (check) => [check.name, await this.run(check)] as const)),
    );
  }

  async stuckRuns(): Promise<number | null> {
    try {
      return await inTime(() => countStuckRuns(this.pool));
    } catch (error) {
      this.logger.warn({ err: error }, 'Counting stuck runs failed; readiness reports them as unknown');
      return null;
    }
  }

  private async run({ name, check }: HealthCheck): Promise<'ok' | 'failed'> {
    try {
      await inTime(check);
      return 'ok';
    } catch (error) {
      this.logger.warn({ err: error, check: name }, 'A health check failed');
      return 'failed';
    }
  }
}

/** @throws Error when it takes longer than a check may */
async function inTime<Result>(check: () => Promise<Result>): Promise<Result> {
  const result = check();
  const over = new AbortController();
  const tooLate = wait(CHECK_TIMEOUT_MS, undefined, { signal: over.signal }).then(() => {
    throw new Error(`No answer within ${CHECK_TIMEOUT_MS} ms`);
  });
  try {
    return await Promise.race([result, tooLate]);
  } finally {
    over.abort();
  }
}
