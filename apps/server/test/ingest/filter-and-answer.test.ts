import type { EventSummaryResponse, Page } from '@hookline/contracts';
import { describe, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { urlOf } from '../setup/workflow-calls.js';
import { echo, openIngest, post } from './open-ingest.js';

const ONCE = { attempts: 1, backoff: 'fixed', delayMs: 0, maxDelayMs: 0 } as const;

describe.each(ANY_BACKEND)('what ingest answers, on %s', (backend) => {
  const door = openIngest(backend);

  test('filters before a run exists, and says why', async () => {
    const { url, events } = await door.published('Only large', {
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

  test('takes only the chosen types of the events in a request, and gives a run each its own', async () => {
    const { id, url, events } = await door.published('Only opened', {
      provider: 'mandrill',
      filter: {
        combinator: 'and',
        rules: [{ left: '{{ trigger.event.type }}', operator: 'is-one-of', right: 'open, click' }],
      },
    });
    const sent = ['send', 'open', 'click'].map((event) => ({ event, _id: 'm1', msg: { subject: 'Größe' } }));
    const body = new URLSearchParams({ mandrill_events: JSON.stringify(sent) }).toString();
    expect((await post(url, body, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(200);
    expect(await events()).toMatchObject([{ verdict: 'run', reason: '1 of the 3 events in it were filtered' }]);
    await expect
      .poll(async () => (await door.runsOf(id)).items.map(({ status }) => status), { timeout: 15_000 })
      .toEqual(['succeeded', 'succeeded']);
    const { items } = await door.runsOf(id);
    const outputs = await Promise.all(items.map((run) => door.outputOf(run.id)));
    expect(outputs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ body: sent[1], event: expect.objectContaining({ type: 'open', id: 'm1' }) }),
        expect.objectContaining({ body: sent[2], event: expect.objectContaining({ type: 'click' }) }),
      ]),
    );
  });

  test('says of more events in a request than it splits that they are taken as one', async () => {
    const mandrillEvents = Array.from({ length: 2001 }, (_, n) => ({ event: 'open', _id: `m${n}` }));
    const body = new URLSearchParams({ mandrill_events: JSON.stringify(mandrillEvents) }).toString();
    const rules = [{ left: '{{ trigger.event.type }}', operator: 'equals', right: 'open' }];
    const reasonsWith = async (name: string, filter: object) => {
      const { url, events } = await door.published(name, { provider: 'mandrill', ...filter });
      await post(url, body, { 'content-type': 'application/x-www-form-urlencoded' });
      return (await events()).map(({ verdict, reason }) => [verdict, reason]);
    };
    const why = 'It holds 2001 events. With more than 2000 a request is taken as one';
    expect(await reasonsWith('Too many', {})).toEqual([['run', why]]);
    expect(await reasonsWith('Too many, filtered', { filter: { combinator: 'and', rules } })).toEqual([
      ['filtered', `${why}, and of that one: type does not exist, not "open"`],
    ]);
  });

  test('keeps long ids apart, reads times where the workflow is, and says what it cannot compare', async () => {
    const reasonFor = async (left: string, operator: string, right: string, body: string) => {
      const rules = [{ left: `{{ trigger.body.${left} }}`, operator, right }];
      const graph = echo({ filter: { combinator: 'and', rules } });
      const settings = { timezone: 'America/New_York' };
      const workflow = await door.create(`${left} ${operator}`, { ...graph, settings });
      await door.publish(workflow.id);
      await post(urlOf(workflow), body);
      const { items } = await door
        .hookline()
        .api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`);
      return items.map(({ reason }) => reason);
    };
    expect(await reasonFor('id', 'equals', '7615917337495251230', '{"id":7615917337495251231}')).toEqual([
      'id is "7615917337495251231", not "7615917337495251230"',
    ]);
    expect(await reasonFor('created', 'after', '2026-01-01', '{"created":1780000000}')).toEqual([null]);
    expect(await reasonFor('at', 'before', '2026-05-28T22:00Z', '{"at":"2026-05-28 20:00"}')).toEqual([
      'at is "2026-05-28 20:00", not before "2026-05-28T22:00Z"',
    ]);
    expect(await reasonFor('price', 'greater-than', '100 EUR', '{"price":"20.00"}')).toEqual([
      'price is "20.00", not more than "100 EUR": 100 EUR is no number',
    ]);
    expect(await reasonFor('price', 'less-than', '5', JSON.stringify({ price: 'a\0b'.repeat(1000) }))).toEqual([
      expect.stringMatching(/^price is "a.*…", not less than "5": a.*… is no number$/),
    ]);
  });

  test('answers what the trigger says, for its own events only', async () => {
    const { url } = await door.published('Fixed', {
      provider: 'github',
      response: { mode: 'fixed', status: 202, headers: [{ name: 'X-Kept', value: 'yes' }], body: 'Thank you' },
    });
    const answer = await post(url, '{}');
    expect([answer.status, answer.headers.get('x-kept'), await answer.text()]).toEqual([202, 'yes', 'Thank you']);
    expect((await post(url, '{}', { 'x-github-event': 'ping' })).status).toBe(200);
    expect((await fetch(url, { method: 'PUT' })).status).toBe(405);
  });

  test('answers what a step of the run says, a duplicate like the original', async () => {
    const workflow = await door.create(
      'Asked',
      chain(
        ['webhook', { provider: 'github', response: { mode: 'respond', waitSeconds: 20 } }],
        ['respond', { status: 201, body: { type: 'json', value: '{"hello": "{{ trigger.body.name }}"}' } }],
      ),
    );
    await door.publish(workflow.id);
    const ask = (name: string) => post(urlOf(workflow), JSON.stringify({ name }), { 'x-github-delivery': 'one' });
    for (const name of ['Ada', 'Grace']) {
      const answer = await ask(name);
      expect([answer.status, await answer.json()]).toEqual([201, { hello: 'Ada' }]);
    }
  });

  test.each([
    [{}, 500, 'application/problem+json; charset=utf-8'],
    [{ onFailure: 'empty' }, 200, null],
  ])('answers a run that failed before its Respond step as the trigger says: %j', async (chosen, status, type) => {
    const workflow = await door.create(
      'Fails',
      chain(
        ['webhook', { response: { mode: 'respond', waitSeconds: 20, ...chosen } }],
        ['http-request', { method: 'GET', url: 'http://127.0.0.1:1/secret-path' }, { retry: ONCE }],
        ['respond', { body: { type: 'text', value: 'fine' } }],
      ),
    );
    await door.publish(workflow.id);
    const answer = await post(urlOf(workflow), '{}');
    const body = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type]);
    expect(body).not.toMatch(/127\.0\.0\.1|secret-path|connect|http/i);
    expect(body).toMatch(status === 500 ? /"code":"run\.failed"/ : /^$/);
  });

  test('answers what the last step gives', async () => {
    const workflow = await door.create(
      'Computed',
      chain(
        ['webhook', { response: { mode: 'last-step', waitSeconds: 20 } }],
        ['transform', { mode: 'expression', expression: '$sum(trigger.body.numbers)' }],
      ),
    );
    await door.publish(workflow.id);
    const answer = await post(urlOf(workflow), '{"numbers":[1,2,39]}');
    expect([answer.status, await answer.json()]).toEqual([200, 42]);
    await door.hookline().api('POST', `/workflows/${workflow.id}/pause`);
    const held = await post(urlOf(workflow), '{"numbers":[1]}');
    expect([held.status, await held.text()]).toEqual([200, '']);
  });
});
