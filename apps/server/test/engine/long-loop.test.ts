/** HOOKLINE_ITEMS says how long the loop is: 10,000 is what people do, and takes its time on a busy machine. */
import type { RunResponse, StartedRunResponse } from '@hookline/contracts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { workflowCalls } from '../setup/workflow-calls.js';

const ITEMS = Number(process.env['HOOKLINE_ITEMS'] ?? 2000);
const MAX_MS = Math.max(60_000, ITEMS * 30);
const MAX_MEMORY_BYTES = 150 * 1024 * 1024;

let space: TestSpace;
let hookline: TestHookline;

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres');
});

afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

test(
  `a loop over ${ITEMS} items ends, each of them ran once, and they are not held in memory`,
  { timeout: MAX_MS * 2 },
  async () => {
    const { create, publish } = workflowCalls(() => hookline);
    const graph = flow(
      {
        start: ['manual', {}],
        loop: ['for-each', { items: `{{ [1..${ITEMS}] }}`, concurrency: 20 }],
        double: ['transform', { mode: 'expression', expression: 'item * 2' }, { parent: 'loop' }],
        sum: ['transform', { mode: 'expression', expression: '$sum(steps.loop.results)' }],
      },
      'start -> loop',
      'loop -> sum',
    );
    const workflow = await create('Long', graph);
    await publish(workflow.id);
    const memoryBefore = process.memoryUsage().rss;
    let mostMemory = 0;
    const watch = setInterval(() => (mostMemory = Math.max(mostMemory, process.memoryUsage().rss)), 100);
    const begin = performance.now();
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/run`, { payload: {} });
    const run = await vi.waitFor(
      async () => {
        const { rows } = await query(space, 'select finished_at from runs where id = $1', [runId]);
        expect(rows[0]?.['finished_at']).not.toBeNull();
        return hookline.api<RunResponse>('GET', `/runs/${runId}`);
      },
      { timeout: MAX_MS, interval: 250 },
    );
    clearInterval(watch);
    const seconds = (performance.now() - begin) / 1000;
    const megabytes = (mostMemory - memoryBefore) / 1024 / 1024;
    process.stdout.write(
      `${ITEMS} items in ${seconds.toFixed(1)} s; memory grew by ${megabytes.toFixed(0)} MB at most\n`,
    );

    expect(run.error).toBeNull();
    expect(run.steps.find(({ key }) => key === 'sum')?.output).toBe(ITEMS * (ITEMS + 1));
    const { rows } = await query(
      space,
      `select count(*)::int as runs, max(revision) as revisions, count(due_at)::int as due from runs where parent_run_id = $1`,
      [runId],
    );
    expect(rows).toEqual([{ runs: ITEMS, revisions: 1, due: 0 }]);
    expect(mostMemory - memoryBefore).toBeLessThan(MAX_MEMORY_BYTES);
  },
);
