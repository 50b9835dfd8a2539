/** The clock of a worker's machine is wrong by a day, suddenly. Only the database's counts. */
import type { RunResponse, StartedRunResponse } from '@hookline/contracts';
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { workflowCalls } from '../setup/workflow-calls.js';

const WAIT = { timeout: 30_000, interval: 50 };
const A_DAY_MS = 24 * 3_600_000;

describe.each(BACKENDS)('when the clock jumps, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;
  let receiver: Receiver;
  let calledAt: number[];
  let letGo: () => void;

  beforeEach(async () => {
    calledAt = [];
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    space = await openTestSpace();
    receiver = await startReceiver(async ({ path }) => {
      if (path === '/slow') await gate;
      else calledAt.push(performance.now());
      return { status: path === '/flaky' && calledAt.length === 1 ? 500 : 200 };
    });
    hookline = await startTestHookline(space, backend);
  });

  afterEach(async () => {
    vi.useRealTimers();
    letGo();
    await hookline?.close();
    await receiver?.close();
    await space?.close();
  });

  const { create, publish } = workflowCalls(() => hookline);

  test.each([
    ['a day on', A_DAY_MS],
    ['a day back', -A_DAY_MS],
  ])('by %s, retries and delays keep their time, and a step under way keeps its worker', async (_, jump) => {
    const retry = { attempts: 3, backoff: 'fixed', delayMs: 1500, maxDelayMs: 1500 } as const;
    const graph = flow(
      {
        start: ['manual', {}],
        slow: ['http-request', { method: 'POST', url: `${receiver.url}/slow` }],
        flaky: ['http-request', { method: 'POST', url: `${receiver.url}/flaky` }, { retry }],
        wait: ['delay', { mode: 'for', amount: 1.5, unit: 'seconds' }],
        last: ['http-request', { method: 'POST', url: `${receiver.url}/last` }],
      },
      'start -> slow',
      'start -> flaky',
      'flaky -> wait',
      'wait -> last',
    );
    const workflow = await create('Clock', graph);
    await publish(workflow.id);
    const { runId } = await hookline.api<StartedRunResponse>('POST', `/workflows/${workflow.id}/run`, { payload: {} });
    await vi.waitFor(() => expect(calledAt).toHaveLength(1), WAIT);
    vi.setSystemTime(Date.now() + jump);
    await vi.waitFor(() => expect(calledAt).toHaveLength(3), WAIT);
    letGo();
    const run = await vi.waitFor(async () => {
      const found = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
      expect(found.finishedAt).not.toBeNull();
      return found;
    }, WAIT);
    expect(run.status).toBe('succeeded');
    const [first = 0, second = 0, third = 0] = calledAt;
    for (const wait of [second - first, third - second]) {
      expect(wait).toBeGreaterThan(1400);
      expect(wait).toBeLessThan(15_000);
    }
    expect(receiver.received.filter(({ path }) => path === '/slow')).toHaveLength(1);
    const { rows } = await query(
      space,
      `select count(*)::int as n from runs where abs(extract(epoch from now() - started_at)) > 600`,
    );
    expect(rows).toEqual([{ n: 0 }]);
    for (const { attempts } of run.steps) {
      for (const { startedAt } of attempts) {
        expect(Math.abs(Date.parse(startedAt) - Date.parse(run.startedAt))).toBeLessThan(60_000);
      }
    }
  });
});
