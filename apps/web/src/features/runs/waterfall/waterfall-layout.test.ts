import type { RunResponse, StepResponse } from '@hookline/contracts';
import { workflowGraphSchema } from '@hookline/domain';
import { describe, expect, test } from 'vitest';
import { layoutTicks, layoutWaterfall } from './waterfall-layout.js';
import { waterfallWords } from './waterfall-words.js';

const origin = Date.parse('2026-03-14T14:00:00.000Z');
const at = (ms: number): string => new Date(origin + ms).toISOString();

const step = (nodeId: string, from: number, to: number | null, change: Partial<StepResponse> = {}): StepResponse => ({
  nodeId,
  key: nodeId,
  status: to === null ? 'running' : 'succeeded',
  port: to === null ? null : 'out',
  input: null,
  output: null,
  error: null,
  reason: null,
  attempts: [{ number: 1, startedAt: at(from), finishedAt: to === null ? null : at(to), error: null, retryAt: null }],
  startedAt: at(from),
  finishedAt: to === null ? null : at(to),
  ...change,
});

function run(steps: StepResponse[], finishedAt: number | null): RunResponse {
  const ids = ['start', 'send', 'other'];
  const graph = workflowGraphSchema.parse({
    schema: 1,
    nodes: ids.map((id) => ({ id, key: id, type: 'x', name: id, position: { x: 0, y: 0 } })),
    edges: ids.slice(1).map((id) => ({ id: `to-${id}`, source: 'start', target: id })),
  });
  return {
    id: 'r1',
    workflowId: 'w1',
    workflowName: 'Orders',
    version: 1,
    mode: 'production',
    status: finishedAt === null ? 'running' : 'succeeded',
    eventId: null,
    replayed: false,
    subject: null,
    triggerType: 'webhook',
    summary: null,
    thread: ids.map((id) => ({
      nodeId: id,
      name: id,
      status: steps.find((each) => each.nodeId === id)?.status ?? 'queued',
    })),
    startedAt: at(0),
    finishedAt: finishedAt === null ? null : at(finishedAt),
    durationMs: finishedAt,
    revision: 1,
    graph,
    triggerNodeId: 'start',
    untilNodeId: null,
    error: null,
    steps,
  };
}

const failure = { code: 'http.status', message: 'Answered 503', retryable: true };

describe('the waterfall of a run', () => {
  test('puts a bar where its attempt was, with room for words behind the last', () => {
    const { rows, totalMs } = layoutWaterfall(run([step('start', 0, 100)], 1000), 0);
    expect(totalMs).toBe(1250);
    expect(rows[0]?.bars).toEqual([{ from: 0, to: 0.08, status: 'succeeded' }]);
  });

  test('shows the queue between the end of what leads to a step and its first attempt', () => {
    const { rows } = layoutWaterfall(run([step('start', 0, 100), step('send', 300, 1000)], 1000), 0);
    expect(rows[1]?.queueMs).toBe(200);
    expect(rows[1]?.queue).toEqual({ from: 0.08, to: 0.24 });
    expect(waterfallWords(rows[1]!, origin)).toBe('700 ms, after 200 ms in the queue');
  });

  test('joins two attempts with a wait, and names the first as failed', () => {
    const attempts = [
      { number: 1, startedAt: at(0), finishedAt: at(200), error: failure, retryAt: at(700) },
      { number: 2, startedAt: at(700), finishedAt: at(1000), error: null, retryAt: null },
    ];
    const { rows } = layoutWaterfall(run([step('send', 0, 1000, { attempts })], 1000), 0);
    expect(rows[1]?.bars.map((bar) => bar.status)).toEqual(['failed', 'succeeded']);
    expect(rows[1]?.waits).toEqual([{ from: 0.16, to: 0.56 }]);
    expect(waterfallWords(rows[1]!, origin)).toBe('2 attempts');
  });

  test('lets a running bar reach the present', () => {
    const { rows } = layoutWaterfall(run([step('send', 0, null)], null), origin + 4000);
    expect(rows[1]?.bars).toEqual([{ from: 0, to: 0.8, status: 'running' }]);
  });

  test('keeps a row for a node that nothing has happened to', () => {
    const { rows } = layoutWaterfall(run([step('start', 0, 10)], 10), 0);
    expect(rows[2]).toMatchObject({ isReached: false, bars: [], status: 'queued' });
  });

  test('says why a step was not taken, instead of a bar', () => {
    const notTaken = step('other', 0, 0, {
      status: 'not-taken',
      attempts: [],
      startedAt: null,
      finishedAt: null,
      reason: 'Large order? took false',
    });
    const { rows } = layoutWaterfall(run([notTaken], 10), 0);
    expect(waterfallWords(rows[2]!, origin)).toBe('Not taken: Large order? took false');
  });
});

test.each([
  [6700, [0, 2000, 4000, 6000]],
  [1250, [0, 500, 1000]],
  [5, [0, 1, 2, 3, 4]],
  [1_500_000, [0, 300_000, 600_000, 900_000, 1_200_000]],
  [9 * 86_400_000, [0, 172_800_000, 345_600_000, 518_400_000, 691_200_000]],
])('a line of %d ms has round ticks', (total, ticks) => {
  expect(layoutTicks(total).map((tick) => tick.ms)).toEqual(ticks);
});

test('lists the steps of the item that is looked at under its loop, on the time line of the whole run', () => {
  const counts = {
    total: 3,
    queued: 0,
    running: 0,
    waiting: 0,
    held: 0,
    succeeded: 2,
    failed: 1,
    filtered: 0,
    cancelled: 0,
  };
  const whole = run([step('start', 0, 100), step('send', 100, 1000, { iterations: counts })], 1000);
  const nodes = whole.graph.nodes.map((node) => (node.id === 'other' ? { ...node, parent: 'send' } : node));
  const parts = { ...whole, graph: { ...whole.graph, nodes, edges: [] } };
  const item: RunResponse = {
    ...parts,
    id: 'item',
    triggerNodeId: 'send',
    startedAt: at(400),
    parent: { runId: 'r1', nodeId: 'send', index: 2 },
    steps: [step('send', 400, 400), step('other', 500, 750)],
  };
  const { rows } = layoutWaterfall(parts, 0, [item]);
  expect(rows.map(({ nodeId, depth, runId }) => [nodeId, depth, runId])).toEqual([
    ['start', 0, 'r1'],
    ['send', 0, 'r1'],
    ['other', 1, 'item'],
  ]);
  expect(rows[1]).toMatchObject({ bars: [], bracket: { from: 0.08, to: 0.8 } });
  expect(rows[2]).toMatchObject({ bars: [{ from: 0.4, to: 0.6 }], queueMs: 100 });
  expect(waterfallWords(rows[1]!, origin)).toBe('2 of 3 ok, 900 ms');
});
