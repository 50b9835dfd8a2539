import type {
  EventCurlResponse,
  EventResponse,
  SentTestEventResponse,
  SignedRequestResponse,
} from '@hookline/contracts';
import { describe, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { query } from '../setup/test-space.js';
import { SECRET, delivery, echo, openIngest, post, sign } from './open-ingest.js';

const TOKEN = 'a token that nobody else knows';

describe.each(ANY_BACKEND)('the senders at ingest, on %s', (backend) => {
  const door = openIngest(backend);

  test('proves a known sender, names its event, and refuses a forged one in words', async () => {
    const { url, events, id } = await door.published('Signed', {
      provider: 'github',
      credential: await door.credential('github', { secret: SECRET }),
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
    const [run] = await door.finishedRuns(id, 1);
    expect(await door.outputOf(run!.id)).toMatchObject({ event: { id: 'd-1', type: 'issues', provider: 'github' } });
  });

  test('answers a handshake, keeps it, and makes no run of it', async () => {
    const { url, events } = await door.published('Ping', { provider: 'github' });
    expect((await post(url, '{"zen":"Keep it logically awesome."}', { 'x-github-event': 'ping' })).status).toBe(200);
    expect(await events()).toMatchObject([
      { verdict: 'filtered', reason: 'GitHub tried whether this address is here.', runIds: [] },
    ]);
  });

  test('takes events only from the addresses it is told', async () => {
    const elsewhere = await door.published('Elsewhere', { allowFrom: '203.0.113.0/24' });
    const here = await door.published('Here', { allowFrom: '203.0.113.0/24, 127.0.0.0/8' });
    expect((await post(elsewhere.url, '{}')).status).toBe(403);
    expect((await post(here.url, '{}')).status).toBe(200);
    expect(await elsewhere.events()).toMatchObject([
      { verdict: 'refused', reason: 'Events may not come from 127.0.0.1: it is not on the trigger’s list.' },
    ]);
  });

  test('signs a test event as its sender would, with the secret that stays here', async () => {
    const { id, url, events } = await door.published('Test event', {
      provider: 'github',
      credential: await door.credential('github', { secret: SECRET }),
    });
    const body = '{"action":"opened"}';
    const request = { method: 'POST', path: '', headers: [['x-github-event', 'issues']], body };
    const { headers } = await door
      .hookline()
      .api<SignedRequestResponse>('POST', `/workflows/${id}/triggers/n0/sign`, request);
    expect(headers).toEqual([['X-Hub-Signature-256', sign(body)]]);
    await post(url, body, { 'x-github-event': 'issues', ...Object.fromEntries(headers ?? []) });
    expect(await events()).toMatchObject([{ verdict: 'run', verified: true, type: 'issues' }]);
    const anybody = await door.published('Unsigned', {});
    const unsigned = await door.hookline().api('POST', `/workflows/${anybody.id}/triggers/n0/sign`, request);
    expect(unsigned).toEqual({ headers: null });
    expect(await door.hookline().ask('POST', `/workflows/${id}/triggers/n7/sign`, request)).toMatchObject({
      status: 404,
    });
  });

  test('sends a test event as its sender would, and gives out no token or password with which that is proved', async () => {
    const password = 'a password of ours';
    const senders = [
      ['gitlab', { token: TOKEN }, { 'x-gitlab-event': 'Push Hook' }],
      ['header-token', { name: 'X-Key', token: TOKEN }, {}],
      ['basic-auth', { username: 'ada', password }, {}],
    ] as const;
    for (const [provider, data, headers] of senders) {
      const credential = await door.credential(provider, data);
      const { id, events } = await door.published(`Test of ${provider}`, { provider, credential });
      const request = { method: 'POST', path: '/a?b=1', headers: Object.entries(headers), body: '{"n":1}' };
      const call = <Body>(what: string) =>
        door.hookline().api<Body>('POST', `/workflows/${id}/triggers/n0/${what}`, request);
      const sent = await call<SentTestEventResponse>('send');
      expect(sent).toMatchObject({ status: 200, body: '', signed: true });
      const shown = JSON.stringify(await call('sign'));
      expect(shown).toContain('$TOKEN');
      const [event] = await events();
      expect(event).toMatchObject({ verdict: 'run', verified: true, path: '/a' });
      const { command, placeholder } = await door.hookline().api<EventCurlResponse>('GET', `/events/${event?.id}/curl`);
      expect([command.includes(`'"$TOKEN"'`), placeholder]).toEqual([true, '$TOKEN']);
      for (const text of [TOKEN, password, Buffer.from(`ada:${password}`).toString('base64')])
        expect(`${shown}${command}`).not.toContain(text);
    }
    const open = await door.published('Test of anybody', { methods: ['PUT'] });
    const send = (id: string, method: string) =>
      door.hookline().ask('POST', `/workflows/${id}/triggers/n0/send`, { method, body: '{}' });
    expect(await send(open.id, 'PUT')).toMatchObject({ status: 200, body: { status: 200, signed: false } });
    expect(await send(open.id, 'POST')).toMatchObject({ status: 200, body: { status: 405 } });
  });

  test('says of a trigger without an address that it cannot be sent an event, and how to run it', async () => {
    const { id } = await door.create(
      'Timed',
      chain(['schedule', {}], ['transform', { mode: 'expression', expression: 'trigger' }]),
    );
    for (const what of ['send', 'sign']) {
      const ask = (nodeId: string) =>
        door.hookline().ask('POST', `/workflows/${id}/triggers/${nodeId}/${what}`, { method: 'POST', body: '{}' });
      expect(await ask('n0')).toMatchObject({
        status: 409,
        body: { code: 'trigger.no-address', detail: expect.stringContaining(`POST /api/v1/workflows/${id}/test`) },
      });
      for (const other of ['n1', 'n9', '__proto__'])
        expect(await ask(other)).toMatchObject({ status: 404, body: { code: 'trigger.not-found' } });
    }
    expect(await door.hookline().ask('POST', `/workflows/${id}/test`, { triggerNodeId: 'n0' })).toMatchObject({
      status: 201,
    });
  });

  test('keeps no password or token that came along in a header of a proxy, or encoded', async () => {
    const credential = await door.credential('basic-auth', { username: 'ada', password: TOKEN });
    const { url, events, id } = await door.published('Proxied', { provider: 'basic-auth', credential });
    const basic = `Basic ${Buffer.from(`ada:${TOKEN}`).toString('base64')}`;
    const copies = {
      'x-forwarded-authorization': basic,
      'proxy-authorization': basic,
      'x-auth': basic,
      'x-any': Buffer.from(`t=${TOKEN};`).toString('base64'),
      'x-hex': Buffer.from(TOKEN).toString('hex'),
    };
    expect((await post(url, '{}', { authorization: basic, ...copies })).status).toBe(200);
    const shown = await door.hookline().api<EventResponse>('GET', `/events/${(await events())[0]?.id}`);
    const kept = Object.fromEntries(shown.headers);
    expect(kept).toMatchObject({ 'x-forwarded-authorization': 'Basic ••••', 'x-any': '••••', 'x-hex': '••••' });
    const { rows } = await query(door.space(), 'select headers from events where workflow_id = $1', [id]);
    const texts = [TOKEN, basic.slice(6), copies['x-any'], copies['x-hex']];
    for (const text of texts) expect(JSON.stringify(rows)).not.toContain(text);
  });

  test('publishes no trigger whose credential is gone or of another sender', async () => {
    const token = await door.credential('jwt', { secret: 'a secret that is long enough for HS256' });
    for (const [chosen, message] of [
      ['0199a000-0000-7000-8000-000000000000', 'Credential: it is not there any more. Choose another one.'],
      [token, /^Credential: it is one of .*, and the sender is another\. Choose one of this sender, or none\.$/],
    ] as const) {
      const workflow = await door.create('Wrong credential', echo({ provider: 'github', credential: chosen }));
      const { status, body } = await door.hookline().ask('POST', `/workflows/${workflow.id}/publish`, {});
      expect(status).toBe(422);
      expect(body).toMatchObject({
        problems: [{ code: 'field.wrong', nodeId: 'n0', field: 'credential', message: expect.stringMatching(message) }],
      });
    }
  });

  test('keeps no token that proves a sender by itself: not in the inbox, not in a run, not in the database', async () => {
    const token = 'a token that nobody else knows';
    const { id, url, events } = await door.published('Static token', {
      provider: 'gitlab',
      credential: await door.credential('gitlab', { token }),
      batch: 'each',
    });
    await post(url, '{}', { 'x-gitlab-token': token, 'x-gitlab-event': 'Push Hook' });
    await post(`${url}?copy=${encodeURIComponent(token)}`, '{}', { 'x-gitlab-token': 'another' });
    const [refused, accepted] = await events();
    expect([refused?.verdict, accepted?.verdict]).toEqual(['refused', 'run']);
    const shown = await door.hookline().api<EventResponse>('GET', `/events/${accepted?.id}`);
    expect(shown.headers).toContainEqual(['x-gitlab-token', '••••']);
    const [run] = await door.finishedRuns(id, 1);
    expect(await door.outputOf(run!.id)).toMatchObject({ headers: { 'x-gitlab-token': '••••' } });
    const { rows: kept } = await query(door.space(), 'select query, headers from events where workflow_id = $1', [id]);
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain('nobody');
  });

  test('takes nobody’s login along from a browser in which somebody opens the address', async () => {
    const { id, url, events } = await door.published('Opened', { methods: ['GET'] });
    await fetch(url, { headers: { cookie: 'theme=dark; hookline_session=secret; __Host-hookline_session=secret' } });
    await fetch(url, { headers: { cookie: 'hookline_session=secret' } });
    const runs = await door.finishedRuns(id, 2);
    const outputs = await Promise.all(runs.map((run) => door.outputOf(run.id)));
    expect(JSON.stringify(outputs)).not.toContain('hookline_session');
    expect(outputs[1]).toMatchObject({ headers: { cookie: 'theme=dark' } });
    expect(await events()).toHaveLength(2);
    const { rows } = await query(door.space(), 'select headers from events where workflow_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  test('publishes no trigger that waits for a Respond step which is not there', async () => {
    const workflow = await door.create('No answer', echo({ response: { mode: 'respond', waitSeconds: 5 } }));
    const { status, body } = await door.hookline().ask('POST', `/workflows/${workflow.id}/publish`, {});
    expect(status).toBe(422);
    expect(body).toMatchObject({
      problems: [{ code: 'field.wrong', nodeId: 'n0', field: 'response', message: expect.stringContaining('Respond') }],
    });
  });

  test('does not count its own troubles against the sender', async () => {
    const secret = await door.credential('github', { secret: SECRET });
    const { url, events } = await door.published('Gone', { provider: 'github', credential: secret });
    await query(door.space(), 'delete from credentials where id = $1', [secret]);
    const answer = await post(url, '{}');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
    expect(await events()).toMatchObject([{ verdict: 'refused', answered: 503 }]);
  });

  test('says who an event seems to come from, while nobody has said it', async () => {
    const { url, events } = await door.published('Anybody', {});
    await post(url, '{}', { 'x-github-event': 'push' });
    await post(url, '{}');
    const looks = await Promise.all(
      (await events()).map(
        async ({ id }) => (await door.hookline().api<EventResponse>('GET', `/events/${id}`)).looksLike,
      ),
    );
    expect(looks).toEqual([null, 'github']);
  });

  test('does not let those who only try the address fill the disk', async () => {
    const { url, events } = await door.published('Tried often', { provider: 'github' });
    const tries = 60;
    const answers = await Promise.all(
      Array.from({ length: tries }, () => post(url, '{}', { 'x-github-event': 'ping' })),
    );
    const answered = answers.filter(({ status }) => status === 200);
    const turnedAway = answers.filter(({ status }) => status === 429);
    expect(answered.length + turnedAway.length).toBe(tries);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway[0]?.headers.get('retry-after')).toBe('60');
    expect(await turnedAway[0]?.text()).toMatch(/^This address was tried too often/);
    expect((await post(url, '{}', { 'x-github-event': 'push' })).status).toBe(200);
    const kept = await events(100);
    expect(kept.filter(({ verdict }) => verdict === 'filtered')).toHaveLength(answered.length);
    expect(kept.filter(({ verdict }) => verdict === 'refused')).toHaveLength(turnedAway.length);
    expect(kept[0]).toMatchObject({ verdict: 'run', type: 'push' });
  });
});
