import { describe, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { BACKENDS } from '../setup/test-hookline.js';
import { urlOf } from '../setup/workflow-calls.js';
import { openFrontDoor, post } from './front-door.js';

describe.each(BACKENDS)('what the front door answers, on %s', (backend) => {
  const door = openFrontDoor(backend);

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
