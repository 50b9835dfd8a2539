/** Requests that are no events: what asks whether an address is there, and what a page's browser asks first. */
import { createHmac } from 'node:crypto';
import type { EventSummaryResponse, Page } from '@hookline/contracts';
import { describe, expect, test } from 'vitest';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { SECRET, delivery, openIngest, post, sign } from './open-ingest.js';

describe.each(ANY_BACKEND)('handshakes at ingest, on %s', (backend) => {
  const door = openIngest(backend);

  test.each([[['POST']], [['GET']], [['PUT', 'DELETE']]])(
    'are HEAD, whatever methods are taken: %j',
    async (methods) => {
      const { id, url, events } = await door.published('Looked at', { methods });
      const answer = await fetch(url, { method: 'HEAD' });
      expect([answer.status, await answer.text()]).toEqual([200, '']);
      expect(await events()).toMatchObject([
        { verdict: 'filtered', method: 'HEAD', answered: 200, runIds: [], verified: null },
      ]);
      expect((await events())[0]?.reason).toMatch(/^Somebody asked with HEAD/);
      expect((await door.runsOf(id)).items).toEqual([]);
    },
  );

  test('are kept within bounds when somebody looks all the time, and end with no address', async () => {
    const { url, events } = await door.published('Monitored', {});
    const answers = await Promise.all(Array.from({ length: 60 }, () => fetch(url, { method: 'HEAD' })));
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const kept = await events(100);
    expect(kept.filter(({ verdict }) => verdict === 'filtered')).toHaveLength(
      statuses.filter((status) => status === 200).length,
    );
    expect((await post(url, '{}')).status).toBe(200);
    expect((await fetch(`${url}x`, { method: 'HEAD' })).status).toBe(404);
  });

  test('of a known sender are answered by what is wrong with them, and not by the method', async () => {
    const credential = await door.credential('meta', { appSecret: SECRET, verifyToken: 'ours' });
    const { url, events } = await door.published('Meta', { provider: 'meta', credential });
    const greet = (token: string, challenge: string) =>
      fetch(`${url}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${challenge}`);
    const wrong = await greet('theirs', '1');
    expect([wrong.status, await wrong.text()]).toEqual([
      403,
      'The Verify token is another one. Enter the same text in the Meta app and here.\n',
    ]);
    const odd = await greet('ours', '%3Cscript%3E');
    expect([odd.status, await odd.text()]).toEqual([
      400,
      'There is no number in hub.challenge that could be sent back.\n',
    ]);
    const right = await greet('ours', '1158201444');
    expect([right.status, await right.text(), right.headers.get('x-content-type-options')]).toEqual([
      200,
      '1158201444',
      'nosniff',
    ]);
    expect((await fetch(url)).status).toBe(405);
    expect(await events()).toMatchObject([
      { verdict: 'refused', answered: 405 },
      { verdict: 'filtered', answered: 200 },
      { verdict: 'refused', answered: 400 },
      { verdict: 'refused', answered: 403 },
    ]);
  });

  test('of CloudEvents are told what is wrong with their OPTIONS, and other methods that they are none', async () => {
    const { url } = await door.published('CloudEvents', { provider: 'cloudevents' });
    const ask = (headers: Record<string, string>) => fetch(url, { method: 'OPTIONS', headers });
    const good = await ask({ 'webhook-request-origin': 'eventgrid.azure.net' });
    expect([good.status, good.headers.get('webhook-allowed-origin')]).toEqual([200, 'eventgrid.azure.net']);
    const odd = await ask({ 'webhook-request-origin': 'a b' });
    expect([odd.status, await odd.text()]).toEqual([
      400,
      'The header WebHook-Request-Origin holds no name of a host.\n',
    ]);
    const get = await fetch(url);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await post(url, '{}')).status).toBe(415);
  });

  test('that are signed are found by type and id, and say that their signature was checked', async () => {
    const credential = await door.credential('github', { secret: SECRET });
    const { url, id, events } = await door.published('Ping', { provider: 'github', credential });
    const ping = { ...delivery('ping-1', '{}'), 'x-github-event': 'ping' };
    expect((await post(url, '{}', ping)).status).toBe(200);
    expect((await post(url, '{"zen":1}', ping)).status).toBe(401);
    const find = async (filter: string) =>
      (await door.hookline().api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${id}&${filter}`)).items.map(
        ({ verdict }) => verdict,
      );
    expect(await find('type=ping')).toEqual(['filtered']);
    expect(await find('eventId=ping-1')).toEqual(['filtered']);
    expect(await events()).toMatchObject([
      { verdict: 'refused', verified: false, type: null },
      { verdict: 'filtered', verified: true, type: 'ping', eventId: 'ping-1', runIds: [] },
    ]);
  });

  test('of Slack are given back as plain text, and as nothing else', async () => {
    const credential = await door.credential('slack', { signingSecret: SECRET });
    const { url, events } = await door.published('Slack', { provider: 'slack', credential });
    const greet = (challenge: string) => {
      const body = JSON.stringify({ type: 'url_verification', challenge });
      const sent = String(Math.floor(Date.now() / 1000));
      const proof = createHmac('sha256', SECRET).update(`v0:${sent}:${body}`).digest('hex');
      return post(url, body, { 'x-slack-request-timestamp': sent, 'x-slack-signature': `v0=${proof}` });
    };
    const answer = await greet('3eZbrw1aB10FEMAGAZd4FyFQ');
    expect([answer.status, await answer.text()]).toEqual([200, '3eZbrw1aB10FEMAGAZd4FyFQ']);
    expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
      'text/plain; charset=utf-8',
      'nosniff',
    ]);
    expect((await greet('<script>alert(1)</script>')).status).toBe(400);
    expect(await events()).toMatchObject([
      { verdict: 'refused', answered: 400 },
      { verdict: 'filtered', verified: true, type: 'url_verification' },
    ]);
  });

  test('do not keep an event from saying that its signature was checked', async () => {
    const credential = await door.credential('github', { secret: SECRET });
    const checked = await door.published('Checked', { provider: 'github', credential });
    await post(checked.url, '{}', { ...delivery('d-1', '{}'), 'x-hub-signature-256': sign('{}') });
    const open = await door.published('Open', { provider: 'github' });
    await post(open.url, '{}', { 'x-github-delivery': 'd-1' });
    expect(await checked.events()).toMatchObject([{ verdict: 'run', verified: true }]);
    expect(await open.events()).toMatchObject([{ verdict: 'run', verified: null }]);
  });
});
