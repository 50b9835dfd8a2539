/** What a run on a worker elsewhere answers the sender of its event, and which runs answer nobody. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flow } from '../../setup/graphs.js';
import { ANY_BACKEND } from '../../setup/test-hookline.js';
import { forEnd, forStep, give, hook, respond, text } from './response-flows.js';
import { openResponseSpace, type ResponseSpace } from './response-space.js';

describe.each(ANY_BACKEND)('a sender that waits, on %s,', (backend) => {
  let space: ResponseSpace;

  beforeAll(async () => {
    space = await openResponseSpace(backend);
  });

  afterAll(() => space?.close());

  const thanks = (mode = 'respond') => flow({ start: hook(mode), answer: respond(text('thanks')) }, 'start -> answer');
  const bodyOf = async (answer: Promise<{ body: string } | undefined>) => (await answer)?.body;

  test('gets what a Respond step answers, and the run goes on', async () => {
    const headers = [{ name: 'X-Order', value: '{{ trigger.body.id }}' }];
    const body = { type: 'json', value: { id: '{{ trigger.body.id }}', odd: 'nul \u0000, half \ud83d, whole 👋' } };
    const graph = flow(
      { start: hook('respond'), answer: respond({ status: 201, headers, body }), after: give('input.status') },
      'start -> answer',
      'answer -> after',
    );
    const { runId, eventId } = await space.receive(await space.publish(graph), { id: 7 });
    expect(await space.waiter.wait(runId, eventId, forStep)).toEqual({
      status: 201,
      headers: [
        ['x-order', '7'],
        ['content-type', 'application/json; charset=utf-8'],
      ],
      body: '{"id":7,"odd":"nul \\u0000, half \\ud83d, whole 👋"}',
    });
    expect(await space.ended(runId)).toMatchObject({ answer: { answered: true, status: 201 }, after: 201 });
  });

  test('gets a text with every character that UTF-8 has', async () => {
    const graph = flow({ start: hook('respond'), answer: respond(text('{{ trigger.body }}')) }, 'start -> answer');
    const { runId, eventId } = await space.receive(await space.publish(graph), 'nul \u0000 half \ud83d whole 👋');
    expect(await bodyOf(space.waiter.wait(runId, eventId, forStep))).toBe('nul \u0000 half \ufffd whole 👋');
  });

  test('gets the first answer, and later steps say that theirs is not it', async () => {
    const graph = flow(
      { start: hook('respond'), first: respond(text('one')), second: respond(text('two')) },
      'start -> first',
      'first -> second',
    );
    const { runId, eventId } = await space.receive(await space.publish(graph));
    expect(await bodyOf(space.waiter.wait(runId, eventId, forStep))).toBe('one');
    expect(await space.ended(runId)).toMatchObject({
      first: { answered: true, body: 'one' },
      second: { answered: false, reason: 'Another step has answered already.', body: 'two' },
    });
    expect(await bodyOf(space.waiter.wait(runId, eventId, forStep))).toBe('one');
  });

  test('gets one answer of branches that answer at the same moment', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const nodes = Object.fromEntries(names.map((name) => [name, respond(text(name))]));
    const graph = flow({ start: hook('respond'), ...nodes }, ...names.map((name) => `start -> ${name}`));
    const workflow = await space.publish(graph);
    for (let round = 0; round < 5; round++) {
      const { runId, eventId } = await space.receive(workflow);
      const body = await bodyOf(space.waiter.wait(runId, eventId, forStep));
      const outputs = (await space.ended(runId)) as Record<string, { answered: boolean }>;
      expect(names.filter((name) => outputs[name]?.answered)).toEqual([body]);
    }
  });

  test('gets the answer of a step inside loops, once', async () => {
    const graph = flow(
      {
        start: hook('respond'),
        outer: ['for-each', { items: [[1, 2], [3]], concurrency: 1 }],
        inside: ['for-each', { items: '{{ item }}', concurrency: 1 }, { parent: 'outer' }],
        answer: ['respond', text('{{ item }}'), { parent: 'inside' }],
      },
      'start -> outer',
    );
    const { runId, eventId } = await space.receive(await space.publish(graph));
    expect(await bodyOf(space.waiter.wait(runId, eventId, forStep))).toBe('1');
    expect(await space.ended(runId)).toMatchObject({ outer: { succeeded: 2 } });
    const { rows } = await space.pool.query<{ answered: boolean }>(
      `select s.output like '%"answered":true%' as answered
       from steps s join runs i on i.id = s.run_id join runs o on o.id = i.parent_run_id
       where s.node_id = 'answer' and o.parent_run_id = $1 order by o.item_index, i.item_index`,
      [runId],
    );
    expect(rows.map(({ answered }) => answered)).toEqual([true, false, false]);
  });

  test('gets what the last step gives', async () => {
    const graph = flow({ start: hook('last-step'), last: give('{ "sum": $sum(trigger.body) }') }, 'start -> last');
    const { runId, eventId } = await space.receive(await space.publish(graph), [1, 2, 3]);
    const expected = { status: 200, headers: [['content-type', 'application/json; charset=utf-8']], body: '{"sum":6}' };
    expect(await space.waiter.wait(runId, eventId, forEnd)).toEqual(expected);
    expect(await space.waiter.wait(runId, eventId, forEnd)).toEqual(expected);
  });

  const never = { combinator: 'and', rules: [{ left: 1, operator: 'equals', right: 2 }] };
  test.each([
    [
      ['stop', { message: 'No customer.', code: 'order.wrong' }] as const,
      { status: 'failed', error: { code: 'order.wrong', message: 'No customer.' } },
    ],
    [['filter', { conditions: never }] as const, { status: 'filtered' }],
    [give('nothing'), null],
  ])('is told with a 200 how a run ended whose last step was %j', async (last, expected) => {
    const graph = flow({ start: hook('last-step'), last }, 'start -> last');
    const { runId, eventId } = await space.receive(await space.publish(graph));
    const answer = await space.waiter.wait(runId, eventId, forEnd);
    expect([answer?.status, JSON.parse(answer?.body ?? '')]).toEqual([200, expected]);
  });

  test('is told with a 500 that its run failed before it answered, and not why, unless its trigger keeps quiet', async () => {
    const fails = ['stop', { message: 'No customer 4711 in our books.', code: 'order.wrong' }] as const;
    const graph = flow(
      { start: hook('respond'), fails, answer: respond(text('thanks')) },
      'start -> fails',
      'fails -> answer',
    );
    const { runId, eventId } = await space.receive(await space.publish(graph));
    const answer = await space.waiter.wait(runId, eventId, { ...forStep, respondOnFailure: true });
    expect([answer?.status, answer?.headers]).toEqual([
      500,
      [['content-type', 'application/problem+json; charset=utf-8']],
    ]);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      status: 500,
      code: 'run.failed',
      title: 'Internal Server Error',
    });
    expect(answer?.body).not.toMatch(/4711|order|customer/i);
    expect(await space.waiter.wait(runId, eventId, forStep)).toBeUndefined();
  });

  test('is not told of a failure that came after the answer, nor of a run that ended well without one', async () => {
    const fails = ['stop', { message: 'Too late.', code: 'order.wrong' }] as const;
    const late = flow(
      { start: hook('respond'), answer: respond(text('thanks')), fails },
      'start -> answer',
      'answer -> fails',
    );
    const answered = await space.receive(await space.publish(late));
    await space.ended(answered.runId);
    const telling = { ...forStep, respondOnFailure: true };
    expect(await bodyOf(space.waiter.wait(answered.runId, answered.eventId, telling))).toBe('thanks');
    const quiet = await space.receive(
      await space.publish(flow({ start: hook('respond'), last: give('1') }, 'start -> last')),
    );
    expect(await space.waiter.wait(quiet.runId, quiet.eventId, telling)).toBeUndefined();
  });

  test('gets the end of its run and not what a step answers, when its trigger says so', async () => {
    const { runId, eventId } = await space.receive(await space.publish(thanks('last-step')));
    const answer = await space.waiter.wait(runId, eventId, forEnd);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({
      answered: false,
      reason: 'The trigger answers with what the last step gives.',
    });
  });

  test.each([
    ['a test', { mode: 'test' }, /^This is a test/],
    ['a replay', { isReplay: true }, /^This run repeats/],
    ['started by hand', { eventId: null, input: {} }, /^No event/],
  ] as const)('is not answered by a run that is %s', async (_, run, reason) => {
    const { runId, eventId } = await space.receive(await space.publish(thanks()), {}, run);
    expect(await space.ended(runId)).toMatchObject({
      answer: { answered: false, reason: expect.stringMatching(reason), status: 200, body: 'thanks' },
    });
    expect((await space.pool.query('select 1 from webhook_responses where event_id = $1', [eventId])).rows).toEqual([]);
  });

  test('is not answered when its trigger has done so, nor by a workflow that its run calls', async () => {
    const { runId } = await space.receive(await space.publish(thanks('immediate')));
    expect(await space.ended(runId)).toMatchObject({
      answer: { answered: false, reason: expect.stringMatching(/^The trigger answers by itself/) },
    });
    const called = await space.publish(thanks());
    const call = ['run-workflow', { workflowId: called.workflowId, input: {} }] as const;
    const calling = await space.publish(flow({ start: hook('respond'), call }, 'start -> call'));
    const received = await space.receive(calling);
    expect(await space.ended(received.runId)).toMatchObject({
      call: { output: { answered: false, reason: expect.stringMatching(/^Another workflow/) } },
    });
    expect(await space.waiter.wait(received.runId, received.eventId, forStep)).toBeUndefined();
  });
});
