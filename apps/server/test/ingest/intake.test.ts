import type { EventResponse, EventSummaryResponse, LedgerResponse, Page } from '@hookline/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { BACKENDS, startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, type TestSpace } from '../setup/test-space.js';
import { send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

describe.each(BACKENDS)('what comes in at a trigger URL, on %s', (backend) => {
  let space: TestSpace;
  let hookline: TestHookline;
  const { create, publish, finishedRuns } = workflowCalls(() => hookline);
  const echo = () => chain(['webhook', {}], ['transform', { mode: 'expression', expression: 'trigger.body' }]);

  beforeAll(async () => {
    space = await openTestSpace();
    hookline = await startTestHookline(space, backend);
  });

  afterAll(async () => {
    await hookline?.close();
    await space?.close();
  });

  test('keeps events of an unpublished workflow, and replays one when it is published', async () => {
    const workflow = await create('Later', echo());
    expect((await send(urlOf(workflow), { action: 'opened', issue: { title: 'Early' } })).status).toBe(200);
    const { items } = await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`);
    expect(items).toMatchObject([{ verdict: 'captured', reason: 'Nothing is published yet', answered: 200 }]);
    expect(await hookline.ask('POST', `/events/${items[0]?.id}/replay`)).toMatchObject({ status: 409 });
    await publish(workflow.id);
    await hookline.api('POST', `/events/${items[0]?.id}/replay`);
    expect((await finishedRuns(workflow.id, 1))[0]).toMatchObject({ status: 'succeeded', eventId: items[0]?.id });
  });

  test('holds events of a paused workflow', async () => {
    const workflow = await create('Paused', echo());
    await publish(workflow.id);
    await send(urlOf(workflow), {});
    await hookline.api('POST', `/workflows/${workflow.id}/pause`);
    expect((await send(urlOf(workflow), {})).status).toBe(200);
    await hookline.api('POST', `/workflows/${workflow.id}/resume`);
    await send(urlOf(workflow), {});
    const { items } = await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`);
    expect(items.map(({ verdict }) => verdict)).toEqual(['run', 'held', 'run']);
  });

  test.each([
    ['application/json', '{"a":1}', { a: 1 }],
    ['application/json', '{"a":', '{"a":'],
    ['application/x-www-form-urlencoded', 'a=1&b=2', { a: '1', b: '2' }],
    ['text/plain', 'hello', 'hello'],
    ['application/xml', '<a/>', { a: '' }],
    ['weird', 'x', 'x'],
    ['multipart/form-data; boundary=b', '--b\r\n\r\nx\r\n--b--', '--b\r\n\r\nx\r\n--b--'],
    ['application/octet-stream', new Uint8Array([255, 0, 254]), { base64: '/wD+', size: 3 }],
    ['application/json', '{"nul":"\\u0000","lone":"\\ud800"}', { nul: '\u0000', lone: '\ud800' }],
    [undefined, '', null],
  ])('takes %s %j as an event', async (type, body, parsed) => {
    const workflow = await create('Any body', chain(['webhook', {}]));
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const answer = await fetch(urlOf(workflow), { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    const { items } = await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`);
    const event = await hookline.api<EventResponse>('GET', `/events/${items[0]?.id}`);
    expect(event.parsed).toMatchObject({ body: parsed });
    expect(Buffer.from(event.bodyBase64, 'base64')).toEqual(Buffer.from(body));
  });

  test('answers each method as the trigger allows, and says why it refuses', async () => {
    const workflow = await create('Methods', chain(['webhook', { methods: ['GET', 'PUT'] }]));
    const url = `${urlOf(workflow)}/orders/7?page=2&page=3`;
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(200);
    const refused = await fetch(url, { method: 'POST', body: 'x' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, PUT']);
    const { items } = await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`);
    expect(items[0]).toMatchObject({
      verdict: 'refused',
      answered: 405,
      reason: 'This trigger takes GET, PUT, not POST.',
    });
    const event = await hookline.api<EventResponse>('GET', `/events/${items[1]?.id}`);
    expect(event.parsed).toMatchObject({ method: 'PUT', path: '/orders/7', query: { page: ['2', '3'] } });
    expect((await fetch(`${hookline.url}/hooks/nobody-has-this-key`)).status).toBe(404);
  });

  test('refuses what is too large, and records that', async () => {
    const workflow = await create('Large', chain(['webhook', {}]));
    const answer = await fetch(urlOf(workflow), { method: 'POST', body: 'x'.repeat(5 * 1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
    const { items } = await hookline.api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${workflow.id}`);
    expect(items).toMatchObject([{ verdict: 'refused', answered: 413, reason: 'The request is larger than 5 MB.' }]);
  });

  test('balances its books, to the event', async () => {
    const ledger = await hookline.api<LedgerResponse>('GET', '/ledger');
    expect(ledger).toMatchObject({
      accepted: 17,
      verdicts: { run: 2, filtered: 1, duplicate: 0, held: 1, captured: 13 },
      refused: 2,
      unaccounted: 0,
      balanced: true,
    });
  });
});
