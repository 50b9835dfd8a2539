/**
 * All periodic tasks of this process: finds the methods that say `@Periodic`, starts their timers, takes the lock of an
 * exclusive one for each run, and stops them all at shutdown.
 */
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { ADVISORY_LOCKS } from '../database/advisory-locks.js';
import { tryWithAdvisoryLock } from '../database/try-with-advisory-lock.js';
import { PeriodicTask } from './periodic-task.js';
import { periodicTasksOf, type Periodic, type RunTask } from './periodic.js';

export interface PeriodicTasksDeps {
  readonly pool: Pool;
  readonly logger: Logger;
}

export class PeriodicTasks implements BeforeApplicationShutdown {
  private tasks: readonly PeriodicTask[] = [];

  /** @param findOwners called at the start, when everything has been made */
  constructor(
    private readonly deps: PeriodicTasksDeps,
    private readonly findOwners: () => readonly object[],
  ) {}

  /** @throws Error when two tasks have the same name */
  start(): void {
    const { logger } = this.deps;
    this.tasks = [...new Set(this.findOwners())]
      .flatMap(periodicTasksOf)
      .map(({ periodic, run }) => new PeriodicTask(periodic, this.withLock(periodic, run), logger));
    const names = this.list().map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`There are two periodic tasks with the name "${twice}"`);
    for (const task of this.tasks) task.start();
    logger.debug({ tasks: names }, 'Started the periodic tasks');
  }

  list(): Periodic[] {
    return this.tasks.map(({ periodic }) => periodic);
  }

  /** Starts no more runs, and waits for those under way. */
  async close(): Promise<void> {
    await Promise.all(this.tasks.map((task) => task.close()));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.close();
  }

  private withLock({ exclusive }: Periodic, run: RunTask): RunTask {
    if (exclusive === undefined) return run;
    const key = ADVISORY_LOCKS[exclusive];
    return (stopped) => tryWithAdvisoryLock(this.deps.pool, { key, stopped, work: run });
  }
}
