/** Credentials that are exchanged for access tokens, with a real server that gives them out. */
import { generateKeyPairSync } from 'node:crypto';
import type { CredentialResponse, CredentialTestResponse, RunResponse } from '@hookline/contracts';
import { startReceiver, type Received, type Receiver, type ReceiverAnswer } from '@hookline/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

let space: TestSpace;
let hookline: TestHookline;
let service: Receiver;
let given: number;
let answer: (request: Received) => ReceiverAnswer;
let shop: () => ReceiverAnswer;

const token = (value: string, expiresIn = 3600): ReceiverAnswer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ access_token: value, token_type: 'Bearer', expires_in: expiresIn }),
});

beforeAll(async () => {
  space = await openTestSpace();
  service = await startReceiver((request) => {
    if (request.path.endsWith('/graphql.json')) return shop();
    return request.path.endsWith('token') ? answer(request) : calls(request);
  });
  hookline = await startTestHookline(space, 'postgres');
});
afterAll(async () => {
  await hookline?.close();
  await service?.close();
  await space?.close();
});
beforeEach(() => {
  service.received.length = 0;
  given = 0;
  answer = () => token(`issued-${++given}`);
});

/** Takes the token that was given out last, and no other. */
const calls = ({ headers }: Received): ReceiverAnswer => ({
  status: headers.authorization === `Bearer issued-${given}` ? 200 : 401,
  body: String(headers.authorization),
});

const { create, publish, finishedRuns } = workflowCalls(() => hookline);
const store = (more: object = {}) =>
  hookline.api<CredentialResponse>('POST', '/credentials', {
    name: 'Acme',
    kind: 'client-credentials',
    data: {
      clientId: 'client 1',
      clientSecret: 'hush-hush-1',
      tokenUrl: `${service.url}/token`,
      hosts: new URL(service.url).host,
      ...more,
    },
  });
const paths = () => service.received.map(({ path }) => path);

async function published(credential: string) {
  const step = { method: 'GET', url: `${service.url}/orders`, credential };
  const workflow = await create('Calls', chain(['webhook', {}], ['http-request', step]));
  await publish(workflow.id);
  return workflow;
}

test('one exchange serves the requests that come together and those after them', async () => {
  const { id } = await store({ scope: 'orders' });
  const workflow = await published(id);
  await Promise.all(Array.from({ length: 8 }, () => send(urlOf(workflow), {})));
  const runs = await finishedRuns(workflow.id, 8);
  expect(runs.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'succeeded'));
  expect(paths().filter((path) => path === '/token')).toHaveLength(1);
  const run = await hookline.api<RunResponse>('GET', `/runs/${runs[0]?.id}`);
  expect(run.steps.at(-1)?.output).toMatchObject({ body: 'Bearer ••••••' });
  expect(service.received[0]).toMatchObject({
    method: 'POST',
    headers: { authorization: `Basic ${btoa('client 1:hush-hush-1')}` },
    body: 'grant_type=client_credentials&scope=orders',
  });
});

test('a token that its service no longer takes is exchanged anew, once', async () => {
  const { id } = await store({ sentIn: 'body' });
  const workflow = await published(id);
  await send(urlOf(workflow), {});
  await finishedRuns(workflow.id, 1);
  // It was revoked: the next one counts.
  given = 100;
  await send(urlOf(workflow), {});
  const runs = await finishedRuns(workflow.id, 2);
  expect(runs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
  expect(paths()).toEqual(['/token', '/orders', '/orders', '/token', '/orders']);
  expect(service.received[0]?.body).toContain('client_secret=hush-hush-1');
});

test('a secret that is refused fails the step by name, and shows on the credential', async () => {
  const { id } = await store();
  answer = () => ({
    status: 401,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ error: 'invalid_client', error_description: 'hush-hush-1 is wrong' }),
  });
  const workflow = await published(id);
  await send(urlOf(workflow), {});
  const [ended] = await finishedRuns(workflow.id, 1);
  const run = await hookline.api<RunResponse>('GET', `/runs/${ended?.id}`);
  expect(run.steps.at(-1)?.attempts).toMatchObject([
    {
      error: {
        code: 'credential.refused',
        message:
          '“Acme” was refused when it asked for an access token (401: invalid client). Enter its data again, or choose another one.',
      },
    },
  ]);
  expect(JSON.stringify(run)).not.toContain('hush-hush-1');
  expect(paths()).toEqual(['/token']);
  const tested = await hookline.api<CredentialTestResponse>('POST', `/credentials/${id}/test`);
  expect(tested.outcome).toBe('refused');
  const { items } = await hookline.api<{ items: CredentialResponse[] }>('GET', '/credentials');
  expect(items.find((item) => item.id === id)?.refused?.reason).toContain('invalid client');
});

test.each([
  [503, 'gone'],
  [200, '{"token_type":"Bearer"}'],
  [200, '<html>'],
])('an answer of %i without a token is a failure with a name: %s', async (status, body) => {
  const { id } = await store();
  answer = () => ({ status, headers: { 'content-type': 'application/json' }, body });
  const tested = await hookline.api<CredentialTestResponse>('POST', `/credentials/${id}/test`);
  expect(['refused', 'failed']).toContain(tested.outcome);
  expect(tested.message).toContain('access token');
});

test('a test exchanges the secret, whatever is known, and says that it was taken', async () => {
  const { id } = await store();
  for (let round = 1; round <= 2; round++) {
    expect(await hookline.api('POST', `/credentials/${id}/test`)).toMatchObject({ outcome: 'works' });
    expect(paths().filter((path) => path === '/token')).toHaveLength(round);
  }
});

test('what it is replaced by is exchanged anew', async () => {
  const { id } = await store();
  const workflow = await published(id);
  await send(urlOf(workflow), {});
  await finishedRuns(workflow.id, 1);
  const host = new URL(service.url).host;
  const data = { clientId: 'c2', clientSecret: 'hush-hush-2', tokenUrl: `${service.url}/token`, hosts: host };
  await hookline.api('POST', `/credentials/${id}/rotate`, { data });
  await send(urlOf(workflow), {});
  await finishedRuns(workflow.id, 2);
  expect(service.received.at(-2)).toMatchObject({
    path: '/token',
    headers: { authorization: `Basic ${btoa('c2:hush-hush-2')}` },
  });
});

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const storeGoogle = (privateKeyPem: string, hosts: string) =>
  hookline.api<CredentialResponse>('POST', '/credentials', {
    name: 'Google',
    kind: 'google-service-account',
    data: {
      key: JSON.stringify({ client_email: 'ada@acme.test', private_key: privateKeyPem }),
      hosts,
      tokenUrl: `${service.url}/token`,
    },
  });
const audienceIn = ({ body }: Received): unknown => {
  const [, claims = ''] = (new URLSearchParams(body).get('assertion') ?? '').split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
};

test('each address has a token of its own, where a token is for one', async () => {
  answer = () => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id_token: `issued-${++given}` }),
  });
  const other = await startReceiver(({ headers }) => ({ body: String(headers.authorization) }));
  const { id } = await storeGoogle(privateKey, `${service.url}, ${other.url}`);
  const get = (url: string): [string, object] => ['http-request', { method: 'GET', url, credential: id }];
  const calls = [get(`${service.url}/a`), get(`${service.url}/b`), get(`${other.url}/c`)];
  const workflow = await create('Functions', chain(['webhook', {}], ...calls));
  await publish(workflow.id);
  await send(urlOf(workflow), {});
  const [ended] = await finishedRuns(workflow.id, 1);
  await other.close();
  const run = await hookline.api<RunResponse>('GET', `/runs/${ended?.id}`);
  expect(run.steps.slice(1).map(({ output }) => output)).toMatchObject(calls.map(() => ({ body: 'Bearer ••••••' })));
  expect(other.received[0]?.headers.authorization).toBe('Bearer issued-2');
  const exchanges = service.received.filter(({ path }) => path === '/token').map(audienceIn);
  expect(exchanges).toMatchObject([{ target_audience: service.url }, { target_audience: other.url }]);
});

test('a key that cannot sign says so, and is shown to nobody', async () => {
  const damaged = '-----BEGIN PRIVATE KEY-----\nZGFtYWdlZA==\n-----END PRIVATE KEY-----';
  const { id } = await storeGoogle(damaged, service.url);
  const tested = await hookline.api<CredentialTestResponse>('POST', `/credentials/${id}/test`);
  expect(tested).toMatchObject({ outcome: 'refused', message: expect.stringContaining('its key is damaged') });
  expect(paths()).toEqual([]);
});

test('an account whose name has control characters or the access token is shown without either', async () => {
  const { id } = await hookline.api<CredentialResponse>('POST', '/credentials', {
    name: 'Shop',
    kind: 'shopify-client',
    data: { shop: 'acme', clientId: 'c', clientSecret: 'hush-hush-1', baseUrl: service.url },
  });
  const json = { 'content-type': 'application/json' };
  shop = () => ({
    headers: json,
    body: JSON.stringify({ data: { shop: { name: `A\u0000\u0007cme issued-${given}` } } }),
  });
  const tested = await hookline.api<CredentialTestResponse>('POST', `/credentials/${id}/test`);
  expect(tested).toMatchObject({ outcome: 'works', account: 'Acme ••••••' });
});
