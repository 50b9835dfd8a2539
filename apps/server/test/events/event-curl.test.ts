import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  EventCurlResponse,
  EventResponse,
  EventSummaryResponse,
  Page,
  WorkflowResponse,
} from '@hookline/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { urlOf, workflowCalls } from '../setup/workflow-calls.js';

const SECRET = 'It’s a secret to everybody';
const sign = (body: Uint8Array | string) => `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

let space: TestSpace;
let hookline: TestHookline;
let folder: string;
const { create, publish } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres');
  folder = mkdtempSync(join(tmpdir(), 'hookline-curl-'));
  const script = `#!/bin/sh\nfor each; do printf '%s\\0' "$each"; done > '${folder}/arguments'\ncat > '${folder}/input'\n`;
  writeFileSync(join(folder, 'curl'), script, { mode: 0o755 });
});

afterAll(async () => {
  if (folder) rmSync(folder, { recursive: true, force: true });
  await hookline?.close();
  await space?.close();
});

const eventsOf = async (workflow: WorkflowResponse) =>
  (await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`)).items;

const curlOf = async (workflow: WorkflowResponse): Promise<EventCurlResponse> =>
  hookline.api('GET', `/events/${(await eventsOf(workflow))[0]?.id}/curl`);

/** What curl would do, by its arguments. */
async function perform(command: string): Promise<Response> {
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}` };
  execFileSync('sh', ['-c', command], { env, input: '' });
  const given = readFileSync(join(folder, 'arguments'), 'utf8').split('\0').slice(0, -1);
  const valuesOf = (option: string) => given.filter((_, place) => given[place - 1] === option);
  const headers = valuesOf('--header').flatMap((header): [string, string][] => {
    const [, name = '', value = ''] = /^([^:;]+): (.*)$/.exec(header) ?? [];
    return name === '' ? [] : [[name, value]];
  });
  const [url = '', method = ''] = [given[2], valuesOf('--request')[0]];
  const [text] = valuesOf('--data-raw');
  const body = text ?? readFileSync(join(folder, 'input'));
  return fetch(url, { method, headers, ...(body.length > 0 ? { body } : {}) });
}

async function signedWorkflow(): Promise<WorkflowResponse> {
  const { id } = await hookline.api<{ id: string }>('POST', '/credentials', {
    name: 'Ours',
    kind: 'github',
    data: { secret: SECRET },
  });
  const workflow = await create('Signed', chain(['webhook', { provider: 'github', credential: id }]));
  await publish(workflow.id);
  return workflow;
}

test.each([
  ['text', Buffer.from('{"title":"It’s \'Größe\' $(x)"}')],
  ['bytes', Buffer.from([0, 1, 255, 10])],
])('gives a command that sends %s again, with a proof that is good now', async (_, body) => {
  const workflow = await signedWorkflow();
  const headers = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': 'd-1',
    'x-forwarded-for': '203.0.113.7',
    'x-note': `'; exit 1; '`,
  };
  const wrong = { 'x-hub-signature-256': sign('something else') };
  await fetch(`${urlOf(workflow)}/sub/a%20b?x=[1]&y={2}`, { method: 'POST', headers: { ...headers, ...wrong }, body });
  const { command, signed } = await curlOf(workflow);
  expect(signed).toBe(true);
  expect(command).not.toContain(SECRET);
  expect(command).not.toMatch(/x-forwarded-for|content-length|host:|connection|accept-encoding/i);
  expect((await perform(command)).status).toBe(200);
  const [again, first] = await eventsOf(workflow);
  expect([first?.verified, again?.verified]).toEqual([false, true]);
  expect(again).toMatchObject({ eventId: 'd-1', type: 'issues', path: '/sub/a%20b', verdict: 'run' });
  const details = await hookline.api<EventResponse>('GET', `/events/${again?.id}`);
  expect(details.query).toEqual({ x: '[1]', y: '{2}' });
  expect(Buffer.from(details.bodyBase64, 'base64').equals(body)).toBe(true);
  expect(details.headers).toEqual(
    expect.arrayContaining([
      ['x-note', `'; exit 1; '`],
      ['X-Hub-Signature-256', sign(body)],
    ]),
  );
});

test('gives one without a proof where nothing is checked', async () => {
  const workflow = await create('Open', chain(['webhook', { methods: ['GET'] }]));
  await fetch(urlOf(workflow));
  const { command, signed } = await curlOf(workflow);
  expect(signed).toBe(false);
  expect(command).toContain(`'${urlOf(workflow)}' \\\n  --request 'GET'`);
});

test('says when there is no address any more to send it to', async () => {
  const workflow = await create('Gone', chain(['webhook', {}]));
  await fetch(urlOf(workflow), { method: 'POST', body: 'x' });
  const [event] = await eventsOf(workflow);
  await hookline.api('DELETE', `/workflows/${workflow.id}`);
  const ask = (id: string | undefined) => hookline.ask('GET', `/events/${id}/curl`);
  expect(await ask(event?.id)).toMatchObject({ status: 404, body: { code: 'trigger.not-found' } });
  expect(await ask('x')).toMatchObject({ status: 404, body: { code: 'event.not-found' } });
});

test('shows the events that repeat one, the newest 20', async () => {
  const workflow = await create('Twice', chain(['webhook', { provider: 'github' }]));
  for (let n = 0; n < 23; n++)
    await fetch(urlOf(workflow), { method: 'POST', body: `${n}`, headers: { 'x-github-delivery': 'd' } });
  const all = await eventsOf(workflow);
  const original = all.at(-1);
  const details = await hookline.api<EventResponse>('GET', `/events/${original?.id}`);
  expect(details.duplicates).toEqual(all.slice(0, 20).map(({ id }) => id));
  const repeated = await hookline.api<EventResponse>('GET', `/events/${all[0]?.id}`);
  expect([repeated.duplicateOf, repeated.duplicates]).toEqual([original?.id, []]);
});

test('signs nothing for a trigger that is there no more', async () => {
  const workflow = await create('Removed', chain(['webhook', {}]));
  await fetch(urlOf(workflow), { method: 'POST', body: 'x' });
  const [event] = await eventsOf(workflow);
  await query(space, 'delete from endpoints where workflow_id = $1', [workflow.id]);
  expect(await hookline.ask('GET', `/events/${event?.id}/curl`)).toMatchObject({
    status: 404,
    body: { code: 'trigger.not-found', detail: 'There is no trigger n0' },
  });
});
