/** Credentials that steps send, with real servers that ask for them. */
import type { CredentialResponse, CredentialTestResponse, ProblemDetails, RunResponse } from '@hookline/contracts';
import { startReceiver, type Received, type Receiver, type ReceiverAnswer } from '@hookline/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT, send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

const TOKEN = 'tok_6f3aCANARY91c27';

let space: TestSpace;
let hookline: TestHookline;
let service: Receiver;
let elsewhere: Receiver;
let answer: (request: Received) => ReceiverAnswer;

beforeAll(async () => {
  space = await openTestSpace();
  service = await startReceiver((request) => answer(request));
  elsewhere = await startReceiver();
  hookline = await startTestHookline(space, 'postgres');
});
afterAll(async () => {
  await hookline?.close();
  await service?.close();
  await elsewhere?.close();
  await space?.close();
});
beforeEach(() => {
  service.received.length = 0;
  elsewhere.received.length = 0;
  answer = () => ({});
});

const { create, publish, finishedRuns } = workflowCalls(() => hookline);
const hostOf = ({ url }: Receiver): string => new URL(url).host;
const store = (kind: string, data: object, name = 'Acme') =>
  hookline.api<CredentialResponse>('POST', '/credentials', { name, kind, data });
const bearer = (more: object = {}) => store('bearer', { token: TOKEN, hosts: hostOf(service), ...more });
const find = async (id: string) =>
  (await hookline.api<{ items: CredentialResponse[] }>('GET', '/credentials')).items.find((item) => item.id === id);

/** Publishes a workflow that makes one request, sends an event, and gives the run that has ended. */
async function run(config: object): Promise<RunResponse> {
  const workflow = await create(
    'Calls',
    chain(
      ['webhook', {}],
      ['http-request', config, { retry: { attempts: 1, backoff: 'fixed', delayMs: 0, maxDelayMs: 0 } }],
    ),
  );
  await publish(workflow.id);
  await send(urlOf(workflow), {});
  const [ended] = await finishedRuns(workflow.id, 1);
  return hookline.api<RunResponse>('GET', `/runs/${ended?.id}`);
}
const errorOf = ({ steps }: RunResponse) => steps.at(-1)?.attempts.at(-1)?.error;

describe('a request of a step', () => {
  test.each([
    ['bearer', { token: TOKEN }, { authorization: `Bearer ${TOKEN}` }],
    ['header', { key: TOKEN, header: 'X-Acme-Key' }, { 'x-acme-key': TOKEN }],
    ['basic', { user: 'ada', password: TOKEN }, { authorization: `Basic ${btoa(`ada:${TOKEN}`)}` }],
  ])('carries the credential of kind %s', async (kind, data, headers) => {
    const { id } = await store(kind, { ...data, hosts: hostOf(service) });
    expect(await run({ url: `${service.url}/orders`, credential: id })).toMatchObject({ status: 'succeeded' });
    expect(service.received).toMatchObject([{ path: '/orders', headers }]);
  });

  test('carries a key in its address, which no record of it shows', async () => {
    const { id } = await store('query', { key: TOKEN, name: 'appid', hosts: hostOf(service) });
    answer = () => ({ status: 500 });
    const ended = await run({ url: `${service.url}/w?q=Rome`, credential: id });
    expect(service.received).toMatchObject([{ path: `/w?q=Rome&appid=${TOKEN}` }]);
    expect(JSON.stringify(ended)).not.toContain(TOKEN);
  });

  test('to another host does not leave', async () => {
    const { id } = await bearer();
    const ended = await run({ url: `${elsewhere.url}/`, credential: id });
    expect(errorOf(ended)).toMatchObject({
      code: 'credential.host-refused',
      message: `“Acme” may be sent to ${hostOf(service)} only, and this step calls ${hostOf(elsewhere)}. Add that host to the credential, or choose another one.`,
    });
    expect(elsewhere.received).toEqual([]);
  });

  test('is followed to another host without the credential, and to its own with it', async () => {
    const { id } = await bearer();
    answer = ({ path }) =>
      path === '/away'
        ? { status: 302, headers: { location: `${elsewhere.url}/file` } }
        : path === '/home'
          ? { status: 307, headers: { location: '/there' } }
          : {};
    await run({ url: `${service.url}/away`, credential: id });
    await run({ url: `${service.url}/home`, credential: id });
    expect(elsewhere.received.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    const proofs = service.received.map(({ path, headers }) => [path, headers.authorization]);
    expect(proofs).toEqual([
      ['/away', `Bearer ${TOKEN}`],
      ['/home', `Bearer ${TOKEN}`],
      ['/there', `Bearer ${TOKEN}`],
    ]);
  });

  test('whose service repeats the credential leaves no trace of it in a table', async () => {
    const { id } = await bearer();
    answer = ({ headers }) => ({
      status: 200,
      headers: { 'content-type': 'application/json', 'x-echo': String(headers.authorization) },
      body: JSON.stringify({ headers, base64: btoa(`x${TOKEN}`) }),
    });
    const ended = await run({ url: service.url, credential: id });
    expect(ended.steps.at(-1)?.output).toMatchObject({ body: { headers: { authorization: 'Bearer ••••••' } } });
    expect(await tablesWith(TOKEN.slice(4, 16))).toEqual([]);
    expect(await tablesWith(btoa(`x${TOKEN}`).slice(4, 16))).toEqual([]);
  });

  test('with a deleted credential, or one that verifies a sender, fails and says so', async () => {
    const { id } = await bearer();
    const workflow = await create(
      'Gone',
      chain(['webhook', {}], ['http-request', { url: service.url, credential: id }]),
    );
    await publish(workflow.id);
    await query(space, 'delete from credentials where id = $1', [id]);
    await send(urlOf(workflow), {});
    const [ended] = await finishedRuns(workflow.id, 1);
    const details = await hookline.api<RunResponse>('GET', `/runs/${ended?.id}`);
    expect(errorOf(details)).toMatchObject({
      code: 'credential.missing',
      message: 'The credential of this step is deleted. Choose another one.',
    });
    const sender = await store('stripe', { signingSecret: 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz' }, 'Stripe');
    const wrong = await create(
      'Wrong',
      chain(['webhook', {}], ['http-request', { url: service.url, credential: sender.id }]),
    );
    const refused = await hookline.ask<ProblemDetails>('POST', `/workflows/${wrong.id}/publish`, {});
    expect(refused).toMatchObject({
      status: 422,
      body: { problems: [{ field: 'credential', message: expect.stringContaining('verifies what Stripe sends') }] },
    });
  });
});

/** Tables with a row that has the text anywhere, whatever the type of its column. */
async function tablesWith(text: string): Promise<unknown[]> {
  const { rows } = await query(space, `select table_name from information_schema.tables where table_schema = 'public'`);
  const found = [];
  for (const { table_name: table } of rows) {
    const hits = await query(space, `select 1 from "${String(table)}" as t where position($1 in t::text) > 0 limit 1`, [
      text,
    ]);
    if (hits.rows.length > 0) found.push(table);
  }
  return found;
}

describe('what is known of a credential', () => {
  test('is where it may go, when it was used, and that its service refused it until it takes it again', async () => {
    const { id } = await bearer();
    expect(await find(id)).toMatchObject({ kind: 'bearer', hosts: [hostOf(service)], lastUsedAt: null, refused: null });
    answer = () => ({ status: 401 });
    await run({ url: service.url, credential: id });
    await vi.waitFor(async () => {
      expect(await find(id)).toMatchObject({
        lastUsedAt: expect.any(String),
        refused: { reason: `${hostOf(service)} answered 401: it does not take this credential.` },
      });
    }, WAIT);
    const refused = (await find(id))?.refused;
    answer = () => ({ status: 500 });
    await run({ url: service.url, credential: id });
    const used = (await find(id))?.lastUsedAt ?? '';
    await vi.waitFor(async () => expect((await find(id))?.lastUsedAt).not.toBe(used), WAIT);
    expect((await find(id))?.refused).toEqual(refused);
    answer = () => ({});
    await run({ url: service.url, credential: id });
    await vi.waitFor(async () => expect(await find(id)).toMatchObject({ refused: null }), WAIT);
  });

  test.each([
    [200, 'works', 'takes it.'],
    [403, 'works', 'It does not allow the question of the test'],
    [401, 'refused', 'answered 401: it does not take this credential.'],
    [500, 'failed', 'which says nothing about the credential.'],
  ])('is what a test finds: %i', async (status, outcome, sentence) => {
    const { id } = await bearer({ testUrl: `${service.url}/me` });
    answer = () => ({ status });
    const tested = await hookline.api<CredentialTestResponse>('POST', `/credentials/${id}/test`);
    expect(tested).toMatchObject({ outcome, message: expect.stringContaining(sentence) });
    expect(service.received).toMatchObject([
      { method: 'GET', path: '/me', headers: { authorization: `Bearer ${TOKEN}` } },
    ]);
    expect((await find(id))?.testedAt === null).toBe(outcome === 'failed');
    expect((await find(id))?.refused === null).toBe(outcome !== 'refused');
  });

  test('cannot be tested without an address, on another host, or when it is gone', async () => {
    const { id } = await bearer();
    expect(await hookline.api('POST', `/credentials/${id}/test`)).toMatchObject({ outcome: 'untested' });
    const astray = await bearer({ testUrl: elsewhere.url });
    expect(await hookline.api('POST', `/credentials/${astray.id}/test`)).toMatchObject({ outcome: 'failed' });
    expect(elsewhere.received).toEqual([]);
    await hookline.ask('DELETE', `/credentials/${id}`);
    expect(await hookline.ask('POST', `/credentials/${id}/test`)).toMatchObject({ status: 404 });
  });

  test('is nothing of the old data once it is replaced', async () => {
    const { id } = await bearer({ testUrl: service.url });
    await hookline.api('POST', `/credentials/${id}/test`);
    const data = { token: 'tok_new', hosts: hostOf(service) };
    const replaced = await hookline.api<CredentialResponse>('POST', `/credentials/${id}/rotate`, { data });
    expect(replaced).toMatchObject({ testedAt: null, rotatingUntil: null });
    await run({ url: service.url, credential: id });
    expect(service.received.at(-1)).toMatchObject({ headers: { authorization: 'Bearer tok_new' } });
  });
});
