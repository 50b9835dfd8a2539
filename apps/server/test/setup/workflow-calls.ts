import type { Page, RunSummaryResponse, WorkflowResponse } from '@hookline/contracts';
import { expect, vi } from 'vitest';
import type { TestHookline } from './test-hookline.js';

export const WAIT = { timeout: 20_000, interval: 50 };

/** What tests of whole workflows do again and again, on the Hookline that is running by then. */
export function workflowCalls(hookline: () => TestHookline) {
  const create = (name: string, graph: object) =>
    hookline().api<WorkflowResponse>('POST', '/workflows', { name, graph });
  const publish = (id: string) => hookline().api('POST', `/workflows/${id}/publish`, {});
  const runsOf = (id: string) => hookline().api<Page<RunSummaryResponse>>('GET', `/runs?workflowId=${id}`);
  /** Waits until this many runs have ended. */
  const finishedRuns = (id: string, count: number) =>
    vi.waitFor(async () => {
      const { items } = await runsOf(id);
      expect(items.filter((run) => run.finishedAt !== null)).toHaveLength(count);
      return items;
    }, WAIT);
  return { create, publish, runsOf, finishedRuns };
}

export const urlOf = (workflow: WorkflowResponse): string => workflow.triggers[0]?.url ?? '';

export const send = (url: string, body: unknown): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
