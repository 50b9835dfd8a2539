import type { LedgerResponse } from '@hookline/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { workflowCalls } from '../setup/workflow-calls.js';

const HOUR_MS = 3_600_000;
/** The beginning of an hour, some hours ago. */
const START = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 6 * HOUR_MS;
const at = (hours: number): string => new Date(START + hours * HOUR_MS).toISOString();

let space: TestSpace;
let hookline: TestHookline;
let workflows: string[] = [];
const { create } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres', { RETENTION_DAYS: '0', ROLE: 'api' });
  for (const name of ['One', 'Other']) workflows = [...workflows, (await create(name, chain(['webhook', {}]))).id];
  const [one, other] = workflows;
  await add(one, 0, 'held', 3);
  await add(one, 0.99, 'refused', 2);
  await add(other, 0.5, 'duplicate', 1);
  await add(one, 2.2, 'filtered', 4);
  await add(other, 2.2, 'run', 1);
  await add('00000000-0000-7000-8000-00000000dead', 2.9, 'captured', 1);
});

afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

async function add(workflowId: string | undefined, hours: number, verdict: string, count: number): Promise<void> {
  await query(
    space,
    `insert into events (id, workflow_id, node_id, endpoint_id, received_at, method, path, query, headers, body, provider, verdict, answered)
     select (lpad(to_hex($2::bigint), 12, '0') || '7' || substr(md5($3 || n), 1, 3) || '8' || substr(md5($3 || n), 4, 15))::uuid,
       $1, 'n0', $1, now(), 'POST', '/', '', '[]', '', 'none', $3, 200 from generate_series(1, $4) n`,
    [workflowId, Math.floor(START + hours * HOUR_MS), verdict, count],
  );
}

const verdicts = { run: 0, filtered: 0, duplicate: 0, held: 0, captured: 0 };
const read = (parameters: string) =>
  hookline.api<LedgerResponse>('GET', `/ledger?from=${at(0)}&to=${at(4)}${parameters}`);

test('breaks the books down by the hour, with those in which nothing came', async () => {
  const { hours, workflows: none, ...whole } = await read('&by=hour');
  expect(whole).toMatchObject({ accepted: 10, refused: 2, unaccounted: 1, balanced: false });
  expect(none).toBeUndefined();
  expect(hours).toEqual([
    { hour: at(0), accepted: 4, verdicts: { ...verdicts, held: 3, duplicate: 1 }, refused: 2, unaccounted: 0 },
    { hour: at(1), accepted: 0, verdicts, refused: 0, unaccounted: 0 },
    {
      hour: at(2),
      accepted: 6,
      verdicts: { run: 1, filtered: 4, duplicate: 0, held: 0, captured: 1 },
      refused: 0,
      unaccounted: 1,
    },
    { hour: at(3), accepted: 0, verdicts, refused: 0, unaccounted: 0 },
  ]);
});

test('counts of the first and the last hour only what was asked for', async () => {
  const ledger = await hookline.api<LedgerResponse>('GET', `/ledger?from=${at(0.6)}&to=${at(2.3)}&by=hour`);
  expect(ledger.hours?.map(({ hour, accepted, refused }) => [hour, accepted, refused])).toEqual([
    [at(0), 0, 2],
    [at(1), 0, 0],
    [at(2), 5, 0],
  ]);
});

test('breaks the books down by workflow, also of one that nobody knows any more', async () => {
  const { workflows: each, hours } = await read('&by=workflow');
  expect(hours).toBeUndefined();
  expect(
    each?.map(({ workflowId, name, accepted, refused, unaccounted }) => [
      workflowId,
      name,
      accepted,
      refused,
      unaccounted,
    ]),
  ).toEqual([
    [workflows[0], 'One', 7, 2, 0],
    [workflows[1], 'Other', 2, 0, 1],
    ['00000000-0000-7000-8000-00000000dead', null, 1, 0, 0],
  ]);
  const other = await read(`&by=workflow&workflowId=${workflows[1]}`);
  expect(other.workflows).toMatchObject([{ name: 'Other', accepted: 2 }]);
});

test('gives neither unless it is asked for, and no endless list of hours', async () => {
  expect(await read('')).not.toHaveProperty('hours');
  const long = await hookline.ask('GET', '/ledger?from=2020-01-01T00:00:00Z&by=hour');
  expect(long).toMatchObject({ status: 422, body: { code: 'ledger.too-long' } });
  expect(await hookline.ask('GET', '/ledger?by=day')).toMatchObject({ status: 422, body: { code: 'request.wrong' } });
  const today = await hookline.api<LedgerResponse>('GET', '/ledger?by=hour');
  expect(today.hours?.length).toBeGreaterThanOrEqual(24);
});
