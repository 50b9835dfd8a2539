/** Answers from outside: the address for programs, the page for people, and what becomes of the run. */
import { startReceiver, type Receiver } from '@hookline/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { flow } from '../setup/graphs.js';
import { ANY_BACKEND, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { WAIT } from '../setup/workflow-calls.js';
import { answer, page, question, questionCalls, standing, stepOf } from './callback-workflow.js';

const APPROVAL = { mode: 'approval', title: 'Refund {{ trigger.amount }}?', text: '{{ trigger.who }} asks.' };
const json = (body: unknown) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

describe.each(ANY_BACKEND)('answers from outside, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;
  let receiver: Receiver;
  /** What the receiver does with an address before it answers the step that told it. */
  let onLink: (url: string) => Promise<void>;

  beforeAll(async () => {
    space = await openTestSpace();
    receiver = await startReceiver(async ({ body }) => {
      await onLink(body);
      return {};
    });
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await receiver?.close();
    await space?.close();
  });

  const { start, startAgain, get, ended, waiting, here, ask } = questionCalls(() => hookline);

  /** A question whose address is sent out by a step before it. */
  const announced = (config: object) => {
    const graph = question(config);
    const send = { method: 'POST', url: receiver.url, body: { type: 'text', value: '{{ run.resumeUrls.answer }}' } };
    return flow(
      {
        ...Object.fromEntries(graph.nodes.map(({ key, type, config: it }) => [key, [type, it ?? {}] as const])),
        send: ['http-request', send],
      },
      ...graph.edges.map(({ source, sourcePort, target }) => `${source}[${sourcePort}] -> ${target}`),
      'link -> send',
      'send -> answer',
    );
  };

  test('a page asks a person, and the button takes the run on by its port', async () => {
    const { runId, url } = await ask(APPROVAL, { amount: '<b>20</b>', who: 'Ada & "Bob"' });
    const asked = await page(url);
    expect(asked.status).toBe(200);
    expect(asked.html).toContain('Refund &#60;b&#62;20&#60;/b&#62;?</h1>');
    expect(asked.html).toContain('Ada &#38; &#34;Bob&#34; asks.');
    expect([...asked.html.matchAll(/formaction="([^"]+)">(\w+)</g)].map(([, to, label]) => [to, label])).toEqual([
      ['?answer=approved', 'Approve'],
      ['?answer=rejected', 'Reject'],
    ]);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+'; /),
    });
    const thanks = await page(`${url}?answer=rejected`, 'POST');
    expect(thanks.status).toBe(200);
    expect(thanks.html).toMatch(
      /Thank you<\/h1>\n<p>Your answer is stored: <strong>Reject<\/strong>\. The workflow goes on\./,
    );
    const done = await ended(runId);
    expect(done.steps.map(({ key, status }) => [key, status])).toEqual([
      ['start', 'succeeded'],
      ['link', 'succeeded'],
      ['answer', 'succeeded'],
      ['approved', 'not-taken'],
      ['rejected', 'succeeded'],
      ['late', 'not-taken'],
    ]);
    expect(stepOf(done, 'answer').output).toEqual({
      answer: 'rejected',
      body: null,
      query: { answer: 'rejected' },
      at: expect.stringMatching(/^20.*Z$/),
    });
    const again = await page(url);
    expect([again.status, again.html]).toEqual([200, expect.stringContaining('The answer was Reject, given on ')]);
    const late = await page(`${url}?answer=approved`, 'POST');
    expect([late.status, late.html]).toEqual([409, expect.stringContaining('The answer was Reject, given on ')]);
  });

  test('reading the address answers nothing, however often it is read', async () => {
    const { runId, url } = await ask({ mode: 'call' });
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await fetch(`${url}?answer=continue`, { method })).status).toBe(200);
    expect((await get(runId)).status).toBe('waiting');
    const { rows } = await query(space, 'select 1 from callbacks where run_id = $1', [runId]);
    expect(rows).toEqual([]);
  });

  test('a program answers with any body, and the first counts', async () => {
    const { runId, url } = await ask({ mode: 'call' });
    expect(await answer(`${url}?from=erp&from=2`, json({ paid: true }))).toMatchObject({
      status: 200,
      body: { ok: true },
    });
    expect(await answer(url, json({ paid: false }))).toMatchObject({ status: 409, code: 'callback.answered' });
    const done = await ended(runId);
    expect(stepOf(done, 'approved').status).toBe('succeeded');
    expect(stepOf(done, 'answer').output).toMatchObject({
      answer: 'continue',
      body: { paid: true },
      query: { from: ['erp', '2'] },
    });
    expect(await answer(url)).toMatchObject({ status: 409, code: 'callback.answered' });
  });

  test.each([
    ['application/x-www-form-urlencoded', 'a=1&a=2', { a: ['1', '2'] }],
    ['text/plain', 'nul \u0000 and half a sign \ud800', 'nul \u0000 and half a sign \ufffd'],
    [';;', '{"a":1}', { a: 1 }],
  ])('takes a body of the type %s', async (type, body, expected) => {
    const { runId, url } = await ask({ mode: 'call' });
    expect(await answer(url, { headers: { 'content-type': type }, body })).toMatchObject({ status: 200 });
    expect(stepOf(await ended(runId), 'answer').output).toMatchObject({ body: expected });
  });

  test('refuses what is too large, and stays open', async () => {
    const { runId, url } = await ask({ mode: 'call' });
    const body = 'x'.repeat(1024 * 1024 + 1);
    expect(await answer(url, { body })).toMatchObject({ status: 413, code: 'request.too-large' });
    expect(await answer(url, { body: body.slice(1) })).toMatchObject({ status: 200 });
    await ended(runId);
  });

  test('says which answers there are when a call names none of them', async () => {
    const { runId, url } = await ask(APPROVAL);
    for (const wrong of [url, `${url}?answer=`, `${url}?answer=maybe`, `${url}?answer=%00`]) {
      expect(await answer(wrong)).toMatchObject({
        status: 422,
        code: 'callback.unknown-answer',
        body: { detail: expect.stringMatching(/\?answer=approved, \?answer=rejected\.$/) },
      });
    }
    const shown = await page(`${url}?answer=maybe`, 'POST');
    expect([shown.status, shown.html]).toEqual([422, expect.stringContaining('This step has no answer of that name.')]);
    expect(shown.html).toContain('?answer=approved">Approve<');
    expect((await get(runId)).status).toBe('waiting');
    expect(await answer(`${url}?answer=approved`)).toMatchObject({ status: 200 });
    expect(stepOf(await ended(runId), 'approved').status).toBe('succeeded');
  });

  test('nobody is behind an address that Hookline did not make', async () => {
    const { url } = await ask(APPROVAL);
    const forged = `${url.slice(0, -2)}${url.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const wrong of [forged, `${hookline.url}/resume/x`, `${hookline.url}/resume/${'x'.repeat(300)}`]) {
      expect(await answer(wrong)).toMatchObject({ status: 404, code: 'callback.unknown' });
      const shown = await page(wrong);
      expect([shown.status, shown.html]).toEqual([404, expect.stringContaining('No question waits here')]);
    }
  });

  test('an answer that comes before its step waits is kept for it', async () => {
    const told: unknown[] = [];
    onLink = async (link) => {
      const url = here(link);
      told.push((await page(url)).html);
      told.push(await answer(`${url}?answer=approved`, json({ early: true })));
      told.push((await answer(`${url}?answer=rejected`)).code);
      told.push((await page(url)).html);
    };
    const done = await ended(await start(announced(APPROVAL)));
    expect(told).toEqual([
      expect.stringContaining('The workflow has not come to this step yet. Reload in a moment.'),
      expect.objectContaining({ status: 202, body: { ok: true } }),
      'callback.answered',
      expect.stringContaining('The answer was approved, given on '),
    ]);
    expect(stepOf(done, 'answer').output).toMatchObject({ answer: 'approved', body: { early: true } });
    expect(stepOf(done, 'approved').status).toBe('succeeded');
  });

  test.each(['?answer=maybe', '?answer=', ''])(
    'an early answer "%s" that the step does not ask for makes room',
    async (early) => {
      const told: number[] = [];
      onLink = async (link) => void told.push((await answer(`${here(link)}${early}`)).status);
      const runId = await start(announced(APPROVAL));
      const url = await waiting(runId);
      expect(told).toEqual([202]);
      expect((await page(url)).html).toContain('?answer=approved">Approve<');
      expect(await answer(`${url}?answer=rejected`)).toMatchObject({ status: 200 });
      expect(stepOf(await ended(runId), 'rejected').status).toBe('succeeded');
    },
  );

  test('a name that no step can ask for is not kept', async () => {
    const told: unknown[] = [];
    onLink = async (link) => {
      for (const name of ['%00', 'x'.repeat(200)]) told.push((await answer(`${here(link)}?answer=${name}`)).code);
    };
    const runId = await start(announced(APPROVAL));
    await waiting(runId);
    expect(told).toEqual(['callback.unknown-answer', 'callback.unknown-answer']);
  });

  test('of many answers in one moment one counts', async () => {
    const { runId, url } = await ask(APPROVAL);
    const names = Array.from({ length: 12 }, (_, place) => (place % 2 === 0 ? 'approved' : 'rejected'));
    const answers = await Promise.all(names.map((name, place) => answer(`${url}?answer=${name}`, json({ place }))));
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array<number>(11).fill(409),
    ]);
    expect(stepOf(await ended(runId), 'answer').output).toMatchObject({
      answer: names[winner],
      body: { place: winner },
    });
  });

  test('goes on at timeout when no answer comes, and takes none after it', async () => {
    const { runId, url } = await ask({ ...APPROVAL, timeout: { amount: 1, unit: 'seconds' } });
    expect(stepOf(await ended(runId), 'late').status).toBe('succeeded');
    expect(await answer(`${url}?answer=approved`)).toMatchObject({ status: 409, code: 'callback.expired' });
    expect((await page(url)).html).toContain('The time for an answer was over on ');
  });

  test('an answer in the moment of the timeout counts when it was taken, and only then', async () => {
    const { id } = await hookline.api<{ id: string }>('POST', '/workflows', {
      name: 'Close',
      graph: question({ ...APPROVAL, timeout: { amount: 2, unit: 'seconds' } }),
    });
    await hookline.api('POST', `/workflows/${id}/publish`, {});
    const runs = await Promise.all(
      Array.from({ length: 24 }, async (_, place) => {
        const runId = await startAgain(id);
        const url = await waiting(runId);
        const { wait } = await standing(space, runId);
        const moment = Date.parse(wait.until) - 30 + place * 6;
        await vi.waitUntil(() => Date.now() >= moment, { timeout: 10_000, interval: 1 });
        return { runId, code: (await answer(`${url}?answer=approved`)).code };
      }),
    );
    for (const { runId, code } of runs) {
      const end = code === undefined ? { taken: 'approved' } : { refused: 'callback.expired', taken: 'late' };
      const done = await ended(runId);
      const taken = ['approved', 'late'].find((key) => stepOf(done, key).status === 'succeeded');
      expect({ ...(code === undefined ? {} : { refused: code }), taken }).toEqual(end);
    }
  });

  test('a cancelled run takes no answer', async () => {
    const { runId, url } = await ask(APPROVAL);
    await hookline.api('POST', `/runs/${runId}/cancel`);
    expect(await answer(`${url}?answer=approved`)).toMatchObject({ status: 410, code: 'run.finished' });
    const shown = await page(url);
    expect([shown.status, shown.html]).toEqual([200, expect.stringContaining('The run that asked was cancelled')]);
  });

  test('a question that the workflow passed by takes no answer', async () => {
    const urlOf = (key: string) => `{{ run.resumeUrls.${key} }}`;
    const fields = [
      { name: 'url', value: urlOf('answer') },
      { name: 'other', value: urlOf('other') },
    ];
    const graph = flow(
      {
        start: ['manual', {}],
        link: ['transform', { mode: 'fields', keep: 'none', fields }],
        answer: ['wait-for-callback', APPROVAL],
        other: ['wait-for-callback', APPROVAL],
        after: ['delay', { mode: 'for', amount: 1, unit: 'hours' }],
      },
      'start -> link',
      'link -> answer',
      'answer[rejected] -> other',
      'answer[approved] -> after',
    );
    const runId = await start(graph);
    const url = await waiting(runId);
    const other = here((stepOf(await get(runId), 'link').output as { other: string }).other);
    expect((await page(other)).html).toContain('The workflow has not come to this step yet.');
    expect(await answer(`${url}?answer=approved`)).toMatchObject({ status: 200 });
    await vi.waitFor(async () => expect(stepOf(await get(runId), 'after').status).toBe('waiting'), WAIT);
    expect(await answer(`${other}?answer=approved`)).toMatchObject({
      status: 410,
      code: 'callback.not-needed',
    });
    expect((await page(other)).html).toContain('The workflow went another way');
  });
});
