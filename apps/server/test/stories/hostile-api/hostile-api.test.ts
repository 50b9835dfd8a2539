import type { WorkflowResponse } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chain } from '../../setup/graphs.js';
import { ownerOf } from '../../setup/set-up-owner.js';
import { startTestHookline, type TestHookline } from '../../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../../setup/test-space.js';
import { HOSTILE_JSON, HOSTILE_TEXTS, WORST_JSON } from './hostile-values.js';
import { mutations } from './mutations.js';
import { operationsOf, type OpenApi, type Operation } from './operations.js';

const graph = chain(
  ['webhook', {}],
  ['transform', { mode: 'fields', keep: 'none', fields: [{ name: 'a', value: 'b' }] }],
);
const twoTriggers = {
  ...graph,
  nodes: [...graph.nodes, { ...graph.nodes[0]!, id: 'hand', key: 'hand', type: 'manual', config: {} }],
};
const WAIT = { timeout: 30_000, interval: 50 };
const AT_ONCE = 8;
/** Longer than any request takes beside seven others: one that hangs fails with its name, not the whole test without one. */
const REQUEST_MS = 30_000;
/** Some thousand requests, on a machine that does other things too. */
const LONG_MS = 300_000;

/** HOOKLINE_HOSTILE, as `npm run fuzz` sets it, has all requests sent; otherwise one in three is, others with each seed. */
const ONE_IN = process.env['HOOKLINE_HOSTILE'] === undefined ? 3 : 1;
const SEED = Number(process.env['HOOKLINE_SEED'] ?? Math.floor(Math.random() * 1e6));
const isChosen = (_: Asked, place: number): boolean => (place + SEED) % ONE_IN === 0;

let space: TestSpace;
let hookline: TestHookline & { key: string };
let operations: Operation[];
/** What stands in an address when it is meant well: the parameter's name, or that and the route. */
let good: ReadonlyMap<string, string>;
/** A body that each operation takes. */
let bodies: ReadonlyMap<string, unknown>;

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres');
  const answer = await fetch(`${hookline.url}/api/openapi.json`, { headers: credentials() });
  operations = operationsOf((await answer.json()) as OpenApi);
  ({ good, bodies } = await fill());
});

afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

const credentials = () => ({ authorization: `Bearer ${hookline.key}` });

/** One of everything, so that a request meets more than "not found". */
async function fill(): Promise<{ good: Map<string, string>; bodies: Map<string, unknown> }> {
  const workflow = await hookline.api<WorkflowResponse>('POST', '/workflows', { name: 'All', graph: twoTriggers });
  await hookline.api('POST', `/workflows/${workflow.id}/publish`, {});
  await fetch(workflow.triggers[0]!.url, { method: 'POST', body: '{"a":1}' });
  const runId = await vi.waitFor(async () => {
    const { items } = await hookline.api<{ items: { id: string; status: string }[] }>('GET', '/runs?status=succeeded');
    expect(items).toHaveLength(1);
    return items[0]!.id;
  }, WAIT);
  const events = await hookline.api<{ items: { id: string }[] }>('GET', '/events');
  const eventId = events.items[0]!.id;
  const data = { secret: 'a secret that is long enough' };
  const credential = await hookline.api<{ id: string }>('POST', '/credentials', {
    name: 'C',
    kind: 'github',
    data,
  });
  const key = await hookline.api<{ id: string }>('POST', '/api-keys', { name: 'K' });
  const replay = await hookline.api<{ replayId: string }>('POST', '/events/replay', { ids: [eventId] });
  const account = ownerOf();
  return {
    good: new Map([
      ['workflows', workflow.id],
      ['runs', runId],
      ['events', eventId],
      ['credentials', credential.id],
      ['api-keys', key.id],
      ['replays', replay.replayId],
      ['nodeId', 'n0'],
      ['path', 'n1'],
      ['version', '1'],
    ]),
    bodies: new Map<string, unknown>([
      ['Setup_setUp', account],
      ['Session_logIn', { email: account.email, password: account.password }],
      ['Session_changePassword', { current: 'wrong', password: 'another horse battery' }],
      ['ApiKeys_create', { name: 'Another' }],
      ['Credentials_create', { name: 'Another', kind: 'github', data }],
      ['Credentials_patch', { name: 'Another' }],
      ['Credentials_rotate', { data, keepOldForHours: 1 }],
      ['Workflows_create', { name: 'Another', graph: twoTriggers }],
      ['Workflows_patch', { name: 'Another' }],
      ['Workflows_saveDraft', { graph: twoTriggers, revision: 1 }],
      ['Workflows_publish', { note: 'Why' }],
      ['Workflows_test', { payload: { a: 1 }, eventId, triggerNodeId: 'n0', untilNodeId: 'n1' }],
      ['Workflows_run', { payload: { a: 1 } }],
      ['Triggers_sign', { method: 'POST', path: '/a?b=c', headers: [['a', 'b']], body: '{}' }],
      ['Triggers_send', { method: 'POST', path: '/a?b=c', headers: [['a', 'b']], body: '{}' }],
      ['Replays_leave', { workflowId: workflow.id }],
      ['Replays_replayOne', { target: 'published' }],
      ['Replays_start', { filter: { q: 'a', type: 'b', from: '2026-01-01T00:00:00Z' }, target: 'draft', perSecond: 1 }],
      ['Runs_retry', { from: 'start', version: 'original' }],
      ['Runs_resolve', { as: 'done', output: { a: 1 } }],
    ]),
  };
}

const valueOf = (operation: Operation, name: string): string =>
  good.get(name) ?? good.get(operation.path.split('/')[3] ?? '') ?? 'x';

const wellFormed = (text: string): string => Buffer.from(text).toString();

const addressOf = (operation: Operation, given: ReadonlyMap<string, string> = new Map()): string => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    // A lone surrogate cannot be written in an address: this is what a careless client makes of it.
    encodeURIComponent(wellFormed(given.get(name) ?? valueOf(operation, name))),
  );
  const search = new URLSearchParams();
  for (const name of operation.inQuery) if (given.has(name)) search.set(name, given.get(name)!);
  return `${hookline.url}${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
};

interface Asked {
  readonly what: string;
  readonly url: string;
  readonly method: string;
  readonly body?: string;
}

/** Sends them all. @returns those that were answered with a status of 500 or more, or not at all. */
async function faultsOf(requests: readonly Asked[]): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...requests];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { what, url, method, body } = next;
      const headers = { ...credentials(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const status = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(REQUEST_MS),
        ...(body === undefined ? {} : { body }),
      })
        .then(async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        })
        .catch(String);
      if (typeof status === 'string' || status >= 500) faults.push(`${status} ${method} ${what}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults.sort();
}

const bodyOf = ({ name }: Operation): string | undefined =>
  bodies.has(name) ? JSON.stringify(bodies.get(name)) : undefined;

const asked = (operation: Operation, place: string, value: string, url: string, body = bodyOf(operation)): Asked => ({
  what: `${operation.path} ${place} ${JSON.stringify(value.slice(0, 40))}`,
  url,
  method: operation.method,
  ...(body === undefined ? {} : { body }),
});

describe(`no request makes the API answer 500 (seed ${SEED})`, () => {
  test(
    'whatever stands in its address',
    async () => {
      const requests = operations.flatMap((operation) =>
        [...operation.inPath, ...operation.inQuery].flatMap((name) =>
          HOSTILE_TEXTS.map((value) => asked(operation, name, value, addressOf(operation, new Map([[name, value]])))),
        ),
      );
      expect(requests.length).toBeGreaterThan(1000);
      expect(await faultsOf(requests.filter(isChosen))).toEqual([]);
    },
    LONG_MS,
  );

  test(
    'whatever stands in its body, in any place of it',
    async () => {
      const taking = operations.filter(({ takesBody }) => takesBody);
      expect(taking.map(({ name }) => name).filter((name) => !bodies.has(name))).toEqual([]);
      for (const operation of taking) {
        await query(space, 'delete from login_attempts');
        const requests = [...mutations(bodies.get(operation.name), HOSTILE_JSON, WORST_JSON)].map(({ place, json }) =>
          asked(operation, place, json, addressOf(operation), json),
        );
        expect(await faultsOf(requests.filter(isChosen))).toEqual([]);
      }
    },
    LONG_MS,
  );

  test(
    'and what has come in that way can be read, tried and published',
    async () => {
      const { items } = await hookline.api<{ items: { id: string }[] }>('GET', '/workflows');
      const requests = items.flatMap(({ id }) =>
        [
          `GET /workflows/${id}`,
          `POST /workflows/${id}/test`,
          `POST /workflows/${id}/publish`,
          `GET /runs?workflowId=${id}`,
        ].map((what) => ({ what, method: what.split(' ')[0]!, url: `${hookline.url}/api/v1${what.split(' ')[1]!}` })),
      );
      expect(requests.length).toBeGreaterThan(100);
      expect(await faultsOf(requests)).toEqual([]);
      const { items: runs } = await hookline.api<{ items: { id: string }[] }>('GET', '/runs?limit=200');
      const shown = runs.map(({ id }) => ({ what: id, method: 'GET', url: `${hookline.url}/api/v1/runs/${id}` }));
      expect(await faultsOf(shown)).toEqual([]);
    },
    LONG_MS,
  );
});
