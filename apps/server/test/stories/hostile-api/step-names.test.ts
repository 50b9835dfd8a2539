import type { RunResponse, WorkflowResponse } from '@hookline/contracts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { flow } from '../../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../../setup/test-space.js';

const WAIT = { timeout: 30_000, interval: 50 };

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

/** The wait between them makes the worker read the run again, before the step has begun. */
const drawn = flow(
  {
    hook: ['webhook', {}],
    wait: ['delay', { mode: 'for', amount: 0.05, unit: 'seconds' }],
    end: ['transform', { mode: 'fields', keep: 'none', fields: [{ name: 'a', value: '{{ steps.wait }}' }] }],
    after: ['transform', { mode: 'fields', keep: 'none', fields: [{ name: 'b', value: 'c' }] }],
  },
  'hook -> wait',
  'wait -> end',
  'end -> after',
);

const called = (name: string) => {
  const rename = (word: string) => (word === 'end' ? name : word);
  return {
    ...drawn,
    nodes: drawn.nodes.map((node) => ({ ...node, id: rename(node.id), key: rename(node.key) })),
    edges: drawn.edges.map((edge) => ({ ...edge, source: rename(edge.source), target: rename(edge.target) })),
  };
};

test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
  'a step may be called %s: its run goes on, ends and is shown',
  async (name) => {
    const { id } = await hookline.api<WorkflowResponse>('POST', '/workflows', { name, graph: called(name) });
    const { runId } = await hookline.api<{ runId: string }>('POST', `/workflows/${id}/test`, { payload: {} });
    const run = await vi.waitFor(async () => {
      const shown = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
      expect(shown.status).toBe('succeeded');
      return shown;
    }, WAIT);
    expect(run.steps.map(({ nodeId, status }) => [nodeId, status])).toEqual([
      ['hook', 'succeeded'],
      ['wait', 'succeeded'],
      [name, 'succeeded'],
      ['after', 'succeeded'],
    ]);
  },
);

test('an element of XML may be called so too, in what a step gives and the next one takes', async () => {
  const graph = flow(
    {
      hook: ['webhook', {}],
      read: ['transform', { mode: 'expression', expression: '$parseXml(trigger.body)' }],
      wait: ['delay', { mode: 'for', amount: 0.05, unit: 'seconds' }],
      pass: ['transform', { mode: 'expression', expression: '{ "a": steps.read.a }' }],
    },
    'hook -> read',
    'read -> wait',
    'wait -> pass',
  );
  const names = ['__proto__', 'constructor', 'hasOwnProperty'];
  const payload = `<a>${names.map((name) => `<${name}><b>1</b></${name}>`).join('')}</a>`;
  const { id } = await hookline.api<WorkflowResponse>('POST', '/workflows', { name: 'XML', graph });
  const { runId } = await hookline.api<{ runId: string }>('POST', `/workflows/${id}/test`, { payload });
  const run = await vi.waitFor(async () => {
    const shown = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
    expect(shown.status).toBe('succeeded');
    return shown;
  }, WAIT);
  const expected = `{"a":{${names.map((name) => `"${name}":{"b":"1"}`).join(',')}}}`;
  const outputs = run.steps.filter(({ nodeId }) => nodeId === 'read' || nodeId === 'pass').map(({ output }) => output);
  expect(outputs.map((output) => JSON.stringify(output))).toEqual([expected, expected]);
});
