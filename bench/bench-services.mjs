// The ground of a benchmark: PostgreSQL with fsync, on loopback and ended with it, and a fresh database for each
// measurement.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createServer as createVite } from 'vite';
import { prepareWorkflow } from './prepare-workflow.mjs';
import { openStage } from './stage.mjs';
import { mainWorkflow } from './workflows.mjs';

/** Sent before anything is measured, so that neither side is measured while it compiles. */
const WARM_UP = 500;

export async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'hookline-bench-'));
  const vite = await createVite({
    configFile: false,
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error',
  });
  const { startEmbeddedPostgres } = await vite.ssrLoadModule(
    join(import.meta.dirname, '../apps/server/src/platform/embedded-postgres/index.ts'),
  );
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: { info() {}, warn: console.error } });

  /** Gives `work` a stage of its own, and clears it away. */
  async function onStage(backend, work, { receiverDelayMs = 0 } = {}) {
    const database = await freshDatabase(postgres.adminUrl);
    const stage = await openStage({ backend, database, folder, receiverDelayMs });
    try {
      return await work(stage);
    } finally {
      await stage.close();
    }
  }

  return {
    onStage,
    /** One load on one subject: `floor` or `hookline`. */
    measure: (subject, backend, { events, connections }) =>
      onStage(backend, async (stage) => {
        const { trigger } =
          subject === 'floor' ? { trigger: await stage.startFloor() } : await startMainWorkflow(stage);
        await stage.load(trigger, { events: WARM_UP, connections });
        return stage.load(trigger, { events, connections });
      }),
    /** Gives `work` a stage with the main workflow: its address, its database, and what loads it. */
    onMainWorkflow: (backend, work) =>
      onStage(backend, async (stage) => {
        const { url, trigger } = await startMainWorkflow(stage);
        const load = (options) => stage.load(trigger, options);
        return work({ url, database: stage.database, warmUp: () => load({ events: WARM_UP, connections: 50 }), load });
      }),
    async close() {
      await postgres.stop();
      await vite.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startMainWorkflow(stage) {
  const { url } = await stage.startHookline();
  return { url, trigger: await prepareWorkflow(url, mainWorkflow(stage.receiver)) };
}

async function freshDatabase(url) {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.query('checkpoint');
  await client.end();
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}
