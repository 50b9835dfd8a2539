/** Publishing needs one database connection per request, and others may be publishing at the same time. */
import type { PublishResponse, VersionSummaryResponse } from '@hookline/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { workflowCalls } from '../setup/workflow-calls.js';

let space: TestSpace;
let hookline: TestHookline;
const { create, publish } = workflowCalls(() => hookline);
const graph = chain(['webhook', {}], ['transform', {}]);
/** More than the API has connections to the database. */
const AT_ONCE = 24;

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres');
});

afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

const publishAll = (ids: readonly string[]): Promise<PublishResponse[]> =>
  Promise.all(ids.map((id) => hookline.api<PublishResponse>('POST', `/workflows/${id}/publish`, {})));

const versionsOf = async (id: string): Promise<number[]> => {
  const { items } = await hookline.api<{ items: VersionSummaryResponse[] }>('GET', `/workflows/${id}/versions`);
  return items.map(({ version }) => version);
};

test('answers all who publish one workflow at once with the one version that they make', async () => {
  const { id } = await create('One', graph);
  await publish(id);
  await hookline.api('PUT', `/workflows/${id}/draft`, { graph: chain(['webhook', {}]), revision: 1 });
  const published = await publishAll(Array.from({ length: AT_ONCE }, () => id));
  expect(published).toEqual(Array.from({ length: AT_ONCE }, () => ({ version: 2 })));
  expect(await versionsOf(id)).toEqual([2, 1]);
});

test('publishes many workflows at once', async () => {
  const workflows = await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => create(`Many ${place}`, graph)));
  const ids = workflows.map(({ id }) => id);
  for (const id of ids) await publish(id);
  expect(await publishAll(ids)).toEqual(ids.map(() => ({ version: 1 })));
});

test('pauses and resumes many workflows at once', async () => {
  const workflows = await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => create(`Paused ${place}`, graph)));
  for (const { id } of workflows) await publish(id);
  const all = (action: 'pause' | 'resume') =>
    Promise.all(workflows.map(({ id }) => hookline.api<{ paused: boolean }>('POST', `/workflows/${id}/${action}`, {})));
  expect((await all('pause')).every(({ paused }) => paused)).toBe(true);
  expect((await all('resume')).some(({ paused }) => paused)).toBe(false);
});
