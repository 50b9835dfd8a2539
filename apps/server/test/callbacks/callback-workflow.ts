import type { RunResponse, StartedRunResponse, StepResponse } from '@hookline/contracts';
import type { StepWait, WorkflowGraphInput } from '@hookline/domain';
import { expect, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import type { TestHookline } from '../setup/test-hookline.js';
import { query, type TestSpace } from '../setup/test-space.js';
import { WAIT, workflowCalls } from '../setup/workflow-calls.js';

const field = (name: string, value: unknown) => ({ mode: 'fields', keep: 'none', fields: [{ name, value }] });

/** A workflow that tells the address of its question in `link`, waits at `answer`, and goes on at the port of the answer. */
export const question = (config: object): WorkflowGraphInput =>
  flow(
    {
      start: ['manual', {}],
      link: ['transform', field('url', '{{ run.resumeUrls.answer }}')],
      answer: ['wait-for-callback', config],
      approved: ['transform', field('said', 'yes')],
      rejected: ['transform', field('said', 'no')],
      late: ['transform', field('said', 'nothing')],
    },
    'start -> link',
    'link -> answer',
    ...('mode' in config && config.mode === 'approval'
      ? ['answer[approved] -> approved', 'answer[rejected] -> rejected']
      : ['answer -> approved']),
    'answer[timeout] -> late',
  );

/** What tests of questions do again and again, on the Hookline that is running by then. */
export function questionCalls(hookline: () => TestHookline) {
  const { create, publish } = workflowCalls(hookline);
  const get = (runId: string) => hookline().api<RunResponse>('GET', `/runs/${runId}`);
  const until = (runId: string, holds: (run: RunResponse) => void) =>
    vi.waitFor(async () => {
      const run = await get(runId);
      holds(run);
      return run;
    }, WAIT);
  const start = async (graph: object, payload: unknown = {}): Promise<string> => {
    const { id } = await create('Question', graph);
    await publish(id);
    return startAgain(id, payload);
  };
  const startAgain = async (workflowId: string, payload: unknown = {}): Promise<string> =>
    (await hookline().api<StartedRunResponse>('POST', `/workflows/${workflowId}/run`, { payload })).runId;
  const ended = (runId: string) => until(runId, (run) => expect(run.finishedAt).not.toBeNull());
  /** @returns the address of the question, once the run waits for its answer. */
  const waiting = async (runId: string): Promise<string> => {
    const run = await until(runId, (it) => expect(stepOf(it, 'answer').status).toBe('waiting'));
    const { url } = stepOf(run, 'link').output as { url: string };
    return here(url);
  };
  /** A worker of its own does not know the port of the test's API. */
  const here = (url: string): string => `${hookline().url}${new URL(url).pathname}`;
  const ask = async (config: object, payload?: unknown) => {
    const runId = await start(question(config), payload);
    return { runId, url: await waiting(runId) };
  };
  return { start, startAgain, get, ended, waiting, here, ask };
}

export function stepOf(run: RunResponse, key: string): StepResponse {
  const found = run.steps.find((step) => step.key === key);
  if (!found) throw new Error(`There is no step ${key}`);
  return found;
}

/** Where a run stands that waits at `answer`: what whoever answers has seen. */
export async function standing(space: TestSpace, runId: string) {
  const { rows } = await query(
    space,
    `select r.revision, s.wait from runs r join steps s on s.run_id = r.id and s.node_id = 'answer' where r.id = $1`,
    [runId],
  );
  const wait = JSON.parse(String(rows[0]?.['wait'])) as Extract<StepWait, { kind: 'callback' }>;
  return { revision: Number(rows[0]?.['revision']), wait };
}

/** An answer as a program sends it, and what it was told. */
export async function answer(
  url: string,
  init: RequestInit = {},
): Promise<{ status: number; body: unknown; code: unknown }> {
  const response = await fetch(url, { method: 'POST', ...init });
  const body = (await response.json()) as { code?: unknown };
  return { status: response.status, body, code: body.code };
}

/** The page as a browser gets it. */
export async function page(url: string, method = 'GET'): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await fetch(url, { method, headers: { accept: 'text/html,application/xhtml+xml' } });
  return { status: response.status, html: await response.text(), headers: response.headers };
}
