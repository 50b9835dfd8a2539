// The ground of a benchmark: PostgreSQL with fsync, on loopback and ended with it, and a fresh database for each
// measurement.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleScripts, withDatabase } from '@hookline/testing';
import pg from 'pg';
import { startEmbeddedPostgres } from '../apps/server/src/platform/embedded-postgres/index.js';
import { prepareWorkflow } from './flows/prepare-workflow.js';
import { mainWorkflow } from './flows/workflows.js';
import { openStage, type LoadOptions, type Stage } from './open-stage.js';
import type { Queue } from './options.js';
import type { LoadReport } from './processes/load.js';

/** Sent before anything is measured, so that neither side is measured while it compiles. */
const WARM_UP = 500;

const HERE = import.meta.dirname;
const PROCESSES = ['floor', 'load', 'receiver'].map((name) => join(HERE, 'processes', `${name}.ts`));

/** A stage with the main workflow on it. */
export interface MainStage {
  readonly url: string;
  readonly database: string;
  warmUp(): Promise<LoadReport>;
  load(options: LoadOptions): Promise<LoadReport>;
}

export interface Bench {
  /** Gives `work` a stage of its own, and clears it away. */
  onStage<Result>(
    queue: Queue,
    work: (stage: Stage) => Promise<Result>,
    options?: { readonly receiverDelayMs?: number },
  ): Promise<Result>;
  /** One load on one subject. */
  measure(subject: 'floor' | 'hookline', queue: Queue, options: LoadOptions): Promise<LoadReport>;
  onMainWorkflow<Result>(queue: Queue, work: (stage: MainStage) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const scripts = await bundleScripts(PROCESSES, HERE);
  const folder = await mkdtemp(join(tmpdir(), 'hookline-bench-'));
  const log = { info: () => undefined, warn: console.error };
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log });

  const onStage: Bench['onStage'] = async (queue, work, { receiverDelayMs = 0 } = {}) => {
    const database = await freshDatabase(postgres.adminUrl);
    const stage = await openStage({ queue, database, folder, scripts: scripts.folder, receiverDelayMs });
    try {
      return await work(stage);
    } finally {
      await stage.close();
    }
  };

  return {
    onStage,
    measure: (subject, queue, options) =>
      onStage(queue, async (stage) => {
        const trigger = subject === 'floor' ? await stage.startFloor() : (await startMainWorkflow(stage)).trigger;
        await stage.load(trigger, { ...options, events: WARM_UP });
        return stage.load(trigger, options);
      }),
    onMainWorkflow: (queue, work) =>
      onStage(queue, async (stage) => {
        const { url, trigger } = await startMainWorkflow(stage);
        const load = (options: LoadOptions) => stage.load(trigger, options);
        return work({ url, database: stage.database, warmUp: () => load({ events: WARM_UP, connections: 50 }), load });
      }),
    async close() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
      await scripts.remove();
    },
  };
}

async function startMainWorkflow(stage: Stage): Promise<{ url: string; trigger: string }> {
  const { url } = await stage.startHookline();
  return { url, trigger: await prepareWorkflow(url, mainWorkflow(stage.receiver)) };
}

async function freshDatabase(url: string): Promise<string> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.query('checkpoint');
  await client.end();
  return withDatabase(url, name);
}
