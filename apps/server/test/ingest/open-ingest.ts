import { createHmac } from 'node:crypto';
import type { EventSummaryResponse, Page, RunResponse } from '@hookline/contracts';
import { afterAll, beforeAll } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type Backend, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { urlOf, workflowCalls } from '../setup/workflow-calls.js';

/** Starts a Hookline for the tests around it. @returns what sends to it, and what looks at what came of that. */
export function openIngest(backend: Backend, settings: Record<string, string> = {}) {
  let space: TestSpace;
  let hookline: TestHookline;

  beforeAll(async () => {
    space = await openTestSpace();
    hookline = await startTestHookline(space, backend, settings);
  });

  afterAll(async () => {
    await hookline?.close();
    await space?.close();
  });

  const calls = workflowCalls(() => hookline);

  return {
    ...calls,
    hookline: () => hookline,
    space: () => space,

    /** A published workflow with this trigger, and ways to send to it and to look at what came of that. */
    async published(name: string, trigger: object) {
      const workflow = await calls.create(name, echo(trigger));
      await calls.publish(workflow.id);
      const events = async (limit = 50) =>
        (await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}&limit=${limit}`))
          .items;
      return { id: workflow.id, url: urlOf(workflow), events };
    },

    /** @returns its id. */
    async credential(kind: string, data: object): Promise<string> {
      const credential = { name: `Ours ${kind}`, kind, data };
      return (await hookline.api<{ id: string }>('POST', '/credentials', credential)).id;
    },

    async outputOf(runId: string): Promise<unknown> {
      const { steps } = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
      return steps.at(-1)?.output;
    },
  };
}

/** A workflow that gives what its trigger gave. */
export const echo = (trigger: object) =>
  chain(['webhook', trigger], ['transform', { mode: 'expression', expression: 'trigger' }]);

export const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

/** What GitHub signs its deliveries with, in these tests. */
export const SECRET = 'It’s a secret to everybody';

export const sign = (body: string, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/** The headers of a delivery of GitHub's. */
export const delivery = (id: string, body: string, secret?: string) => ({
  'x-github-event': 'issues',
  'x-github-delivery': id,
  'x-hub-signature-256': sign(body, secret),
});
