import type { CredentialResponse, ProblemDetails } from '@hookline/contracts';
import { credentialFields } from '@hookline/credentials';
import { providers, type Provider } from '@hookline/providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { workflowCalls } from '../setup/workflow-calls.js';

const NOBODY = '0198c0de-0000-7000-8000-000000000001';
const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const HOUR_MS = 3_600_000;

let space: TestSpace;
let hookline: TestHookline;
const { create: createWorkflow, publish } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres');
});
afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

const create = (name = 'Shop', kind = 'stripe', data: object = { signingSecret: SECRET }) =>
  hookline.api<CredentialResponse>('POST', '/credentials', { name, kind, data });

const find = async (id: string): Promise<CredentialResponse | undefined> =>
  (await hookline.api<{ items: CredentialResponse[] }>('GET', '/credentials')).items.find((item) => item.id === id);

const refusal = async (method: string, path: string, body?: unknown) =>
  (await hookline.ask<ProblemDetails>(method, path, body)).body;

const rotate = (id: string, body: object) =>
  hookline.api<CredentialResponse>('POST', `/credentials/${id}/rotate`, body);

const webhookWith = (credential: string, note = '') =>
  chain(
    ['webhook', { provider: 'stripe', credential }, { note }],
    ['transform', { mode: 'expression', expression: 'trigger.body' }],
  );

const saveDraft = (id: string, graph: object) => hookline.api('PUT', `/workflows/${id}/draft`, { graph, revision: 1 });

describe('a credential', () => {
  test('is listed with everything but its secrets', async () => {
    const made = await create('  Shop  ');
    expect(made).toEqual({
      id: expect.any(String),
      name: 'Shop',
      kind: 'stripe',
      values: {},
      hosts: [],
      isLocked: false,
      account: null,
      usedBy: [],
      rotatingUntil: null,
      testedAt: null,
      lastUsedAt: null,
      refused: null,
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: made.createdAt,
    });
    expect(await find(made.id)).toEqual(made);
  });

  test('is renamed', async () => {
    const { id } = await create();
    const renamed = await hookline.api<CredentialResponse>('PATCH', `/credentials/${id}`, { name: 'Shop in Rome' });
    expect(renamed).toMatchObject({ id, name: 'Shop in Rome', kind: 'stripe' });
    expect(Date.parse(renamed.updatedAt)).toBeGreaterThan(Date.parse(renamed.createdAt));
    expect(await find(id)).toEqual(renamed);
  });

  test('is deleted', async () => {
    const { id } = await create();
    expect(await hookline.ask('DELETE', `/credentials/${id}`)).toEqual({ status: 204, body: null });
    expect(await find(id)).toBeUndefined();
  });

  test.each([
    ['PATCH', '', { name: 'x' }],
    ['POST', '/rotate', { data: { signingSecret: SECRET } }],
    ['DELETE', '', undefined],
  ])('is missed by %s %s when there is none', async (method, path, body) => {
    for (const id of [NOBODY, 'x']) {
      const problem = await refusal(method, `/credentials/${id}${path}`, body);
      expect(problem).toMatchObject({ status: 404, code: 'credential.not-found' });
    }
  });

  test.each(providers.filter(({ credential }) => credential))(
    'of $id shows what is no secret and nothing else, also when it is refused',
    async (provider) => {
      const data = filledIn(provider);
      const answer = await hookline.ask<CredentialResponse>('POST', '/credentials', {
        name: provider.id,
        kind: provider.id,
        data,
      });
      expect([201, 422]).toContain(answer.status);
      expect(JSON.stringify(answer.body)).not.toContain('MDEyMzQ1');
      const open = fieldsOf(provider).flatMap(({ name, secret }) => (secret ? [] : [name]));
      expect(answer.status === 201 ? Object.keys(answer.body.values) : open).toEqual(open);
    },
  );
});

const fieldsOf = ({ credential }: Provider) => (credential ? credentialFields(credential) : []);
const filledIn = (provider: Provider): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(provider).map(({ name, secret, standard }) => [name, standard || (secret ? SECRET : 'x')]),
  );

describe('what is entered', () => {
  test.each([
    ['a missing field', {}, 'Fill in Signing secret'],
    ['an empty field', { signingSecret: '  ' }, 'Fill in Signing secret'],
    ['no text', { signingSecret: 42 }, 'Give text here'],
    ['too long a text', { signingSecret: 'x'.repeat(20_000) }, 'Use at most 16384 characters'],
  ])('is refused by the name of the field: %s', async (_, data, message) => {
    const wanted = {
      status: 422,
      code: 'request.wrong',
      problems: [{ code: 'field.wrong', field: 'data.signingSecret', message }],
    };
    expect(await refusal('POST', '/credentials', { name: 'Shop', kind: 'stripe', data })).toMatchObject(wanted);
    const { id } = await create();
    expect(await refusal('POST', `/credentials/${id}/rotate`, { data })).toMatchObject(wanted);
    expect(await find(id)).toMatchObject({ rotatingUntil: null });
  });

  test('is refused when nobody knows its kind', async () => {
    for (const kind of ['nobody', '__proto__']) {
      expect(await refusal('POST', '/credentials', { name: 'Shop', kind, data: {} })).toMatchObject({
        status: 422,
        code: 'credential.unknown-kind',
        problems: [{ field: 'kind' }],
      });
    }
  });

  test('is refused without a name, or when the old one is to be kept too long', async () => {
    expect(await refusal('POST', '/credentials', { name: ' ', kind: 'stripe', data: {} })).toMatchObject({
      status: 422,
      problems: [{ field: 'name', message: 'Name the credential' }],
    });
    const { id } = await create();
    for (const keepOldForHours of [-1, 1.5, 169]) {
      const problem = await refusal('POST', `/credentials/${id}/rotate`, { data: {}, keepOldForHours });
      expect(problem).toMatchObject({ status: 422, problems: [{ field: 'keepOldForHours' }] });
    }
  });
});

describe('a rotation', () => {
  test.each([
    ['a day', undefined, 24],
    ['as long as is asked for', 168, 168],
  ])('keeps the old one for %s', async (_, keepOldForHours, hours) => {
    const { id } = await create();
    const before = Date.now();
    const rotated = await rotate(id, { data: { signingSecret: 'whsec_bmV3' }, keepOldForHours });
    const until = Date.parse(rotated.rotatingUntil ?? '');
    expect(until).toBeGreaterThanOrEqual(before + hours * HOUR_MS);
    expect(until).toBeLessThanOrEqual(Date.now() + hours * HOUR_MS);
    expect(await find(id)).toEqual(rotated);
  });

  test('keeps nothing when it is asked to, not even what an earlier one kept', async () => {
    const { id } = await create();
    await rotate(id, { data: { signingSecret: 'whsec_bmV3' } });
    expect(await rotate(id, { data: { signingSecret: 'whsec_bmV3ZXI=' }, keepOldForHours: 0 })).toMatchObject({
      rotatingUntil: null,
    });
    const { rows } = await query(space, 'select previous_data, previous_until from credentials where id = $1', [id]);
    expect(rows).toEqual([{ previous_data: null, previous_until: null }]);
  });

  test('is over when its time is', async () => {
    const { id } = await create();
    await rotate(id, { data: { signingSecret: 'whsec_bmV3' } });
    await query(space, `update credentials set previous_until = now() - interval '1 second' where id = $1`, [id]);
    expect(await find(id)).toMatchObject({ rotatingUntil: null });
  });
});

describe('a credential in use', () => {
  test('is not deleted while a draft names it, and says which', async () => {
    const { id } = await create();
    const workflow = await createWorkflow('Orders', webhookWith(id, 'typed \u0000 by a person'));
    expect(await find(id)).toMatchObject({ usedBy: [{ workflowId: workflow.id, workflowName: 'Orders' }] });
    expect(await refusal('DELETE', `/credentials/${id}`)).toMatchObject({
      status: 409,
      code: 'credential.in-use',
      detail: expect.stringMatching(/^“Orders” uses this credential/),
    });
    await saveDraft(workflow.id, webhookWith(''));
    expect(await find(id)).toMatchObject({ usedBy: [] });
    await hookline.api('DELETE', `/credentials/${id}`);
  });

  test('is not deleted while only the published version names it', async () => {
    const { id } = await create();
    const workflow = await createWorkflow('Published', webhookWith(id));
    await publish(workflow.id);
    await saveDraft(workflow.id, webhookWith(''));
    expect((await find(id))?.usedBy).toEqual([{ workflowId: workflow.id, workflowName: 'Published' }]);
    expect(await refusal('DELETE', `/credentials/${id}`)).toMatchObject({ code: 'credential.in-use' });
    await publish(workflow.id);
    await hookline.api('DELETE', `/credentials/${id}`);
  });

  test('names several workflows, each once, and not all of many', async () => {
    const { id } = await create();
    for (const name of ['F', 'E', 'D', 'C', 'B', 'A']) {
      const workflow = await createWorkflow(name, webhookWith(id));
      if (name === 'A') await publish(workflow.id);
    }
    expect((await find(id))?.usedBy.map(({ workflowName }) => workflowName)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    const { detail } = await refusal('DELETE', `/credentials/${id}`);
    expect(detail).toMatch(/^“A”, “B”, “C”, “D”, “E”, and 1 more use this credential/);
  });

  test('is free again when the workflow is deleted, and was never used by a text that mentions it', async () => {
    const { id } = await create();
    const workflow = await createWorkflow('Gone', webhookWith(id));
    await createWorkflow('Mention', webhookWith('', `credential ${id}`));
    await createWorkflow('Other', webhookWith(NOBODY));
    await hookline.api('DELETE', `/workflows/${workflow.id}`);
    expect(await find(id)).toMatchObject({ usedBy: [] });
    await hookline.api('DELETE', `/credentials/${id}`);
  });
});
