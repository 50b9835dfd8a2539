import type { CredentialResponse } from '@hookline/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { openEmptySpace, query, type TestSpace } from '../setup/test-space.js';
import { startLoggedHookline, type LoggedHookline } from './start-logged-hookline.js';

/** As they are entered, first and last; the middle is what must be found nowhere. */
const SECRETS = ['whsec_Zmlyc3Qgc2VjcmV0IG9mIHRoZSB0ZXN0cw==', 'whsec_c2Vjb25kIHNlY3JldCBvZiB0aGUgdGVzdHM='] as const;

let space: TestSpace;
let hookline: LoggedHookline;
beforeAll(async () => {
  space = await openEmptySpace();
  hookline = await startLoggedHookline(space);
});
afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

/** Every way a secret could be written, so that a piece of one counts too. */
const traces = SECRETS.flatMap((secret) => {
  const middle = secret.slice(6, 22);
  return [middle, Buffer.from(middle).toString('hex'), Buffer.from(secret).toString('base64').slice(4, 20)];
});
const tracesIn = (text: string): string[] => traces.filter((trace) => text.includes(trace));

test('finds a secret in no answer and in no line of the log, whatever is done with it', async () => {
  const [first, second] = SECRETS;
  const statuses: number[] = [];
  const answers: string[] = [];
  const say = async (method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await hookline.send(method, path, typeof body === 'string' ? body : JSON.stringify(body));
    statuses.push(answer.status);
    answers.push(answer.whole);
    return answer.body;
  };
  const made = await say('POST', '/credentials', { name: 'a', kind: 'stripe', data: { signingSecret: first } });
  const { id } = JSON.parse(made) as CredentialResponse;
  await say('GET', '/credentials');
  await say('PATCH', `/credentials/${id}`, { name: 'b' });
  await say('POST', `/credentials/${id}/rotate`, { data: { signingSecret: second } });
  await say('GET', '/credentials');
  expect(statuses.splice(0)).toEqual([201, 200, 200, 200, 200]);

  await say('POST', '/credentials', `{"name":"a","kind":"stripe","data":{"signingSecret":"${first}"`);
  await say('POST', '/credentials', `${first}`);
  expect(statuses.splice(0)).toEqual([400, 400]);

  await say('POST', '/credentials', { name: 'a', kind: 'stripe', data: { signingSecret: { deep: first } } });
  await say('POST', '/credentials', { name: 'a', kind: 'stripe', data: { signingSecret: [first] } });
  await say('POST', '/credentials', { name: 'a', kind: 'stripe', data: { [first]: first } });
  await say('POST', '/credentials', { name: 'a', kind: 'stripe', data: first });
  await say('POST', '/credentials', { name: 'a', kind: first, data: {} });
  await say('POST', '/credentials', { name: { first }, kind: [first], data: {} });
  await say('POST', `/credentials/${id}/rotate`, { data: { signingSecret: second }, keepOldForHours: second });
  await say('PATCH', `/credentials/${id}`, { name: [first] });
  expect(statuses.splice(0)).toEqual([422, 422, 422, 422, 422, 422, 422, 422]);

  await say('POST', '/workflows', { name: 'Orders', graph: chain(['webhook', { credential: id }]) });
  await say('DELETE', `/credentials/${id}`);
  expect(statuses.splice(0)).toEqual([201, 409]);

  await query(space, 'alter table credentials rename to elsewhere');
  await say('POST', '/credentials', { name: 'a', kind: 'stripe', data: { signingSecret: first } });
  await query(space, 'alter table elsewhere rename to credentials');
  await query(space, 'alter table credentials add check (octet_length(data) < 40) not valid');
  await say('POST', '/credentials', { name: 'a', kind: 'stripe', data: { signingSecret: first } });
  await say('POST', `/credentials/${id}/rotate`, { data: { signingSecret: second } });
  expect(statuses.splice(0)).toEqual([500, 500, 500]);

  expect(answers.flatMap(tracesIn)).toEqual([]);
  const log = hookline.log();
  expect(log).toContain(`/api/v1/credentials/${id}/rotate`);
  expect(log).toContain('server.fault');
  expect(tracesIn(log)).toEqual([]);
});

test('stores no secret in the clear', async () => {
  const { rows } = await query(space, 'select c::text as row, data, previous_data from credentials c');
  expect(rows).toHaveLength(1);
  expect(rows.flatMap(({ row }) => tracesIn(String(row)))).toEqual([]);
  const bytes = rows.flatMap(({ data, previous_data: former }) => [data, former] as Buffer[]);
  expect(bytes.map((sealed) => sealed[0])).toEqual([1, 1]);
  expect(bytes.flatMap((sealed) => tracesIn(sealed.toString('latin1')))).toEqual([]);
});
