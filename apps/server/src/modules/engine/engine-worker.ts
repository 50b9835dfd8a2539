/** The worker's part of the engine: takes jobs from the queue, and sweeps. */
import type { Pool } from 'pg';
import type { HttpDoor } from '@hookline/node-kit';
import type { Logger } from 'pino';
import type { LiveBus } from '../../platform/live/index.js';
import type { RunQueue, RunQueueWorker } from '../../platform/queue/run-queue.js';
import { LeaseKeeper } from './lease-keeper.js';
import { liveRunWriter } from './live-run-writer.js';
import { RunDriver } from './run-driver.js';
import { RunReader } from './run-reader.js';
import { StepRunner } from './step-runner.js';
import { Sweeper } from './sweeper.js';
import { VersionStore } from './version-store.js';

export interface EngineWorkerParts {
  readonly pool: Pool;
  readonly queue: RunQueue;
  readonly live: LiveBus;
  readonly http: HttpDoor;
  readonly logger: Logger;
  readonly concurrency: number;
}

/** How long steps under way may go on after the process was told to end. */
const GRACE_MS = 8000;

export class EngineWorker {
  private readonly driver: RunDriver;
  private readonly leases: LeaseKeeper;
  private readonly sweeper: Sweeper;
  private worker: RunQueueWorker | undefined;

  constructor(private readonly parts: EngineWorkerParts) {
    const { pool, queue, live, http, logger } = parts;
    this.leases = new LeaseKeeper(pool, logger);
    this.sweeper = new Sweeper(pool, queue, logger);
    const writer = liveRunWriter(pool, live);
    const steps = new StepRunner(http, logger);
    const versions = new VersionStore(pool);
    this.driver = new RunDriver({
      reader: new RunReader(pool),
      writer,
      versions,
      steps,
      leases: this.leases,
      queue,
      logger,
    });
  }

  async start(): Promise<void> {
    this.worker = await this.parts.queue.work((runId) => this.drive(runId), this.parts.concurrency);
    this.sweeper.start();
  }

  /** Takes no more jobs, lets steps end for a while, and hands the rest back. */
  async close(): Promise<void> {
    await this.sweeper.close();
    const drained = this.worker?.close();
    const limit = setTimeout(() => void this.handBack(), GRACE_MS);
    await drained;
    clearTimeout(limit);
    this.leases.close();
  }

  private async handBack(): Promise<void> {
    try {
      await this.driver.handBack();
    } catch (error) {
      this.parts.logger.warn(
        { err: error },
        'Steps could not be handed back; they are taken over when their lease ends',
      );
    }
  }

  private async drive(runId: string): Promise<void> {
    try {
      await this.driver.drive(runId);
    } catch (error) {
      this.parts.logger.warn({ err: error, runId }, 'A run stands still; the sweeper brings it back');
    }
  }
}
