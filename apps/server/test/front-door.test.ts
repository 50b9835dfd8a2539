import { createHmac } from 'node:crypto';
import type {
  EventResponse,
  EventSummaryResponse,
  LedgerResponse,
  Page,
  RunResponse,
  SignedRequestResponse,
} from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chain } from './setup/graphs.js';
import { BACKENDS, startTestHookline, type TestHookline } from './setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from './setup/test-space.js';
import { urlOf, workflowCalls } from './setup/workflow-calls.js';

const SECRET = 'It’s a secret to everybody';
const sign = (body: string, secret = SECRET) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

describe.each(BACKENDS)('the front door, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;
  const { create, publish, finishedRuns } = workflowCalls(() => hookline);

  beforeAll(async () => {
    space = await openTestSpace();
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await space?.close();
  });

  const echo = (trigger: object) =>
    chain(['webhook', trigger], ['transform', { mode: 'expression', expression: 'trigger' }]);

  /** A published workflow with this trigger, and ways to send to it and to look at what came of that. */
  async function published(name: string, trigger: object) {
    const workflow = await create(name, echo(trigger));
    await publish(workflow.id);
    const url = urlOf(workflow);
    const events = async () =>
      (await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`)).items;
    return { id: workflow.id, url, events };
  }

  async function credential(provider: string, data: object): Promise<string> {
    const made = await hookline.api<{ id: string }>('POST', '/credentials', {
      name: `Ours ${provider}`,
      provider,
      data,
    });
    return made.id;
  }

  const post = (url: string, body: string, headers: Record<string, string> = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

  const delivery = (id: string, body: string, secret?: string) => ({
    'x-github-event': 'issues',
    'x-github-delivery': id,
    'x-hub-signature-256': sign(body, secret),
  });

  test('proves a known sender, names its event, and refuses a forged one in words', async () => {
    const { url, events, id } = await published('Signed', {
      provider: 'github',
      credential: await credential('github', { secret: SECRET }),
    });
    const body = '{"action":"opened","title":"Größe"}';
    expect((await post(url, body, delivery('d-1', body))).status).toBe(200);
    const forged = await post(url, body, delivery('d-2', body, 'another'));
    expect([forged.status, await forged.text()]).toEqual([
      401,
      'The signature in X-Hub-Signature-256 does not fit the body and the secret. Is it the secret of this very endpoint?\n',
    ]);
    expect(await events()).toMatchObject([
      { verdict: 'refused', answered: 401, verified: false, provider: 'github' },
      { verdict: 'run', verified: true, provider: 'github', eventId: 'd-1', type: 'issues' },
    ]);
    const [run] = await finishedRuns(id, 1);
    expect(await outputOf(run!.id)).toMatchObject({ event: { id: 'd-1', type: 'issues', provider: 'github' } });
  });

  test('answers a handshake, keeps it, and makes no run of it', async () => {
    const { url, events } = await published('Ping', { provider: 'github' });
    expect((await post(url, '{"zen":"Keep it logically awesome."}', { 'x-github-event': 'ping' })).status).toBe(200);
    expect(await events()).toMatchObject([
      { verdict: 'filtered', reason: 'GitHub tried whether this address is here.', runIds: [] },
    ]);
  });

  test('makes one run of an event that comes many times at once', async () => {
    const { url, events } = await published('Again', { provider: 'github' });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        post(url, `{"n":${index}}`, { 'x-github-delivery': `same-${index % 4}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
    const all = await events();
    const originals = all.filter(({ verdict }) => verdict === 'run');
    expect(new Set(originals.map(({ eventId }) => eventId))).toEqual(new Set(['same-0', 'same-1', 'same-2', 'same-3']));
    expect(originals).toHaveLength(4);
    const repeated = all.filter(({ verdict }) => verdict === 'duplicate');
    expect(repeated).toHaveLength(36);
    for (const event of repeated) {
      const original = originals.find(({ eventId }) => eventId === event.eventId);
      expect(event).toMatchObject({ duplicateOf: original?.id, runIds: [], reason: 'This event came before' });
    }
  });

  test('keeps triggers apart, and lets a redelivery through that a person asked for', async () => {
    const first = await published('One', { provider: 'github', duplicates: { redeliveries: 'run' } });
    const second = await published('Two', { provider: 'github', duplicates: { mode: 'run' } });
    for (const { url } of [first, first, second, second]) await post(url, '{}', { 'x-github-delivery': 'd' });
    expect(await first.events()).toMatchObject([
      { verdict: 'run', duplicateOf: expect.any(String) },
      { verdict: 'run', duplicateOf: null },
    ]);
    expect(await second.events()).toMatchObject([{ verdict: 'run' }, { verdict: 'run' }]);
  });

  test('tells events apart by an expression, for a time', async () => {
    const { url, events } = await published('By order', { duplicates: { key: '{{ trigger.body.order }}', hours: 1 } });
    for (const order of [1, 1, 2]) await post(url, `{"order":${order}}`);
    await post(url, '{}');
    await post(url, '{}');
    expect((await events()).map(({ verdict }) => verdict)).toEqual(['run', 'run', 'run', 'duplicate', 'run']);
    await forget(space);
    await post(url, '{"order":1}');
    expect((await events())[0]).toMatchObject({ verdict: 'run' });
  });

  test('filters before a run exists, and says why', async () => {
    const { url, events } = await published('Only large', {
      filter: {
        combinator: 'and',
        rules: [{ left: '{{ trigger.body.total }}', operator: 'greater-than', right: 100 }],
      },
    });
    for (const total of [50, 500]) await post(url, `{"total":${total}}`);
    expect(await events()).toMatchObject([
      { verdict: 'run' },
      { verdict: 'filtered', reason: 'total is 50, not more than 100', runIds: [] },
    ]);
  });

  test('takes events only from the addresses it is told', async () => {
    const elsewhere = await published('Elsewhere', { allowFrom: '203.0.113.0/24' });
    const here = await published('Here', { allowFrom: '203.0.113.0/24, 127.0.0.0/8' });
    expect((await post(elsewhere.url, '{}')).status).toBe(403);
    expect((await post(here.url, '{}')).status).toBe(200);
    expect(await elsewhere.events()).toMatchObject([
      { verdict: 'refused', reason: 'Events may not come from 127.0.0.1: it is not on the trigger’s list.' },
    ]);
  });

  test('signs a test event as its sender would, with the secret that stays here', async () => {
    const { id, url, events } = await published('Test event', {
      provider: 'github',
      credential: await credential('github', { secret: SECRET }),
    });
    const body = '{"action":"opened"}';
    const request = { method: 'POST', path: '', headers: [['x-github-event', 'issues']], body };
    const { headers } = await hookline.api<SignedRequestResponse>('POST', `/workflows/${id}/triggers/n0/sign`, request);
    expect(headers).toEqual([['X-Hub-Signature-256', sign(body)]]);
    await post(url, body, { 'x-github-event': 'issues', ...Object.fromEntries(headers ?? []) });
    expect(await events()).toMatchObject([{ verdict: 'run', verified: true, type: 'issues' }]);
    const anybody = await published('Unsigned', {});
    const unsigned = await hookline.api('POST', `/workflows/${anybody.id}/triggers/n0/sign`, request);
    expect(unsigned).toEqual({ headers: null });
    expect(await hookline.ask('POST', `/workflows/${id}/triggers/n7/sign`, request)).toMatchObject({ status: 404 });
  });

  test('answers what the trigger says, for its own events only', async () => {
    const { url } = await published('Fixed', {
      provider: 'github',
      response: { mode: 'fixed', status: 202, headers: [{ name: 'X-Kept', value: 'yes' }], body: 'Thank you' },
    });
    const answer = await post(url, '{}');
    expect([answer.status, answer.headers.get('x-kept'), await answer.text()]).toEqual([202, 'yes', 'Thank you']);
    expect((await post(url, '{}', { 'x-github-event': 'ping' })).status).toBe(200);
    expect((await fetch(url, { method: 'PUT' })).status).toBe(405);
  });

  test('answers what a step of the run says, a duplicate like the original', async () => {
    const workflow = await create(
      'Asked',
      chain(
        ['webhook', { provider: 'github', response: { mode: 'respond', waitSeconds: 20 } }],
        ['respond', { status: 201, body: { type: 'json', value: '{"hello": "{{ trigger.body.name }}"}' } }],
      ),
    );
    await publish(workflow.id);
    const ask = (name: string) => post(urlOf(workflow), JSON.stringify({ name }), { 'x-github-delivery': 'one' });
    for (const name of ['Ada', 'Grace']) {
      const answer = await ask(name);
      expect([answer.status, await answer.json()]).toEqual([201, { hello: 'Ada' }]);
    }
  });

  test('answers what the last step gives', async () => {
    const workflow = await create(
      'Computed',
      chain(
        ['webhook', { response: { mode: 'last-step', waitSeconds: 20 } }],
        ['transform', { mode: 'expression', expression: '$sum(trigger.body.numbers)' }],
      ),
    );
    await publish(workflow.id);
    const answer = await post(urlOf(workflow), '{"numbers":[1,2,39]}');
    expect([answer.status, await answer.json()]).toEqual([200, 42]);
    await hookline.api('POST', `/workflows/${workflow.id}/pause`);
    const held = await post(urlOf(workflow), '{"numbers":[1]}');
    expect([held.status, await held.text()]).toEqual([200, '']);
  });

  test('makes a run of each event in a request, and one of each event only', async () => {
    const { id, url, events } = await published('Batch', { provider: 'sendgrid' });
    const batch = (...ids: string[]) =>
      JSON.stringify(ids.map((one) => ({ sg_event_id: one, event: 'delivered', email: `${one}@example.com` })));
    await post(url, batch('a', 'b'));
    await post(url, batch('b', 'c', 'd'));
    await post(url, batch('d', 'a'));
    expect(await events()).toMatchObject([
      { verdict: 'duplicate', runIds: [] },
      {
        verdict: 'run',
        reason: '1 of the 3 events in it came before',
        runIds: [expect.any(String), expect.any(String)],
      },
      { verdict: 'run', reason: null, runIds: [expect.any(String), expect.any(String)] },
    ]);
    const runs = await finishedRuns(id, 4);
    const outputs = await Promise.all(runs.map(({ id: run }) => outputOf(run)));
    expect(outputs).toMatchObject(
      ['d', 'c', 'b', 'a'].map((one) => ({
        body: { email: `${one}@example.com` },
        event: { id: one, type: 'delivered', provider: 'sendgrid' },
      })),
    );
    const retried = await hookline.api<{ runId: string }>('POST', `/runs/${runs[0]!.id}/retry`, {
      from: 'start',
      version: 'original',
    });
    await finishedRuns(id, 5);
    expect(await outputOf(retried.runId)).toMatchObject({ body: { email: 'd@example.com' } });
  });

  test('publishes no trigger whose credential is gone or of another sender', async () => {
    const token = await credential('jwt', { secret: 'a secret that is long enough for HS256' });
    for (const [chosen, message] of [
      ['0199a000-0000-7000-8000-000000000000', 'Credential: it is not there any more. Choose another one.'],
      [token, /^Credential: it is one of .*, and the sender is another\. Choose one of this sender, or none\.$/],
    ] as const) {
      const workflow = await create('Wrong credential', echo({ provider: 'github', credential: chosen }));
      const { status, body } = await hookline.ask('POST', `/workflows/${workflow.id}/publish`, {});
      expect(status).toBe(422);
      expect(body).toMatchObject({
        problems: [{ code: 'field.wrong', nodeId: 'n0', field: 'credential', message: expect.stringMatching(message) }],
      });
    }
  });

  test('does not count its own troubles against the sender', async () => {
    const secret = await credential('github', { secret: SECRET });
    const { url, events } = await published('Gone', { provider: 'github', credential: secret });
    await query(space, 'delete from credentials where id = $1', [secret]);
    const answer = await post(url, '{}');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await events()).toMatchObject([{ verdict: 'refused', answered: 503 }]);
  });

  test('balances its books', async () => {
    const { balanced, unaccounted, verdicts } = await hookline.api<LedgerResponse>('GET', '/ledger');
    expect({ balanced, unaccounted }).toEqual({ balanced: true, unaccounted: 0 });
    expect(verdicts.duplicate).toBe(39);
  });

  async function outputOf(runId: string): Promise<unknown> {
    const { steps } = await hookline.api<RunResponse>('GET', `/runs/${runId}`);
    return steps.at(-1)?.output;
  }

  test('says who an event seems to come from, while nobody has said it', async () => {
    const { url, events } = await published('Anybody', {});
    await post(url, '{}', { 'x-github-event': 'push' });
    await post(url, '{}');
    const looks = await Promise.all(
      (await events()).map(async ({ id }) => (await hookline.api<EventResponse>('GET', `/events/${id}`)).looksLike),
    );
    expect(looks).toEqual([null, 'github']);
  });

  test('shows what a duplicate repeats', async () => {
    const { url, events } = await published('Twice', { provider: 'github' });
    for (const n of [1, 2]) await post(url, `{"n":${n}}`, { 'x-github-delivery': 'one' });
    const [repeated, original] = await events();
    const shown = await hookline.api<EventResponse>('GET', `/events/${repeated!.id}`);
    expect(shown.duplicateOf).toBe(original!.id);
  });
});

/** As if the time of every remembered key had passed. */
async function forget(space: TestSpace): Promise<void> {
  await query(space, `update seen_keys set expires_at = clock_timestamp() - interval '1 second'`);
}
