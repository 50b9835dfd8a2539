import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { slack } from './provider.js';

const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';
const now = 1_760_000_000_000;
const form = 'application/x-www-form-urlencoded';
const credentials = [{ signingSecret }];

interface Verifier {
  verifySlackRequest(options: {
    signingSecret: string;
    body: string;
    headers: Record<string, string | number>;
    nowMilliseconds: number;
  }): void;
}
const { verifySlackRequest } = createRequire(import.meta.url)(
  '@slack/bolt/dist/receivers/verify-request.js',
) as Verifier;

const requestWith = (body: string, type = 'application/json', headers: [string, string][] = [], method = 'POST') =>
  new ProviderRequest({
    method,
    url: 'https://hooks.example.test/hooks/k',
    headers: [['content-type', type], ...headers],
    body: Buffer.from(body),
  });
const proofOf = (request: ProviderRequest, at = now) =>
  slack.sign!(request, { credential: { signingSecret }, now: at });
const signed = (body: string, type = 'application/json', at = now): ProviderRequest =>
  requestWith(body, type, Object.entries(proofOf(requestWith(body, type), at)));
const receive = (request: ProviderRequest) => verifyWith(slack, request, { credentials, now });
const challenge = JSON.stringify({ token: 't', challenge: '3eZbrw1aB10FEMAGAZd4FyFQ', type: 'url_verification' });

describe('Slack', () => {
  test.each(vectorsOf('slack'))('$expect: $name', async (vector) => {
    await expectVector(slack, vector, ...credentialsOf(vector, 'signingSecret'));
  });

  test.each(vectorsOf('slack').filter((vector) => vector.expect === 'accept'))(
    'refuses whatever was changed on the way: $name',
    async (vector) => {
      await expectMutantsRefused(slack, vector, {
        credential: { signingSecret: vector.secret },
        headers: ['X-Slack-Signature', 'X-Slack-Request-Timestamp'],
        secret: 'signingSecret',
      });
    },
  );

  test('signs what the sender’s own package accepts', () => {
    const body = slack.sample.body;
    const proof = proofOf(requestWith(body));
    const check = (text: string) => () =>
      verifySlackRequest({
        signingSecret,
        body: text,
        headers: {
          'x-slack-signature': proof['X-Slack-Signature']!,
          'x-slack-request-timestamp': Number(proof['X-Slack-Request-Timestamp']),
        },
        nowMilliseconds: now,
      });
    expect(check(body)).not.toThrow();
    expect(check(`${body} `)).toThrow('signature mismatch');
  });

  test('says in plain words what is wrong', async () => {
    const body = '{"event_id":"Ev1"}';
    const reasonOf = async (request: ProviderRequest) => ({ reason: undefined, ...(await receive(request)) }).reason;
    expect(await reasonOf(requestWith(body))).toBe('No timestamp in X-Slack-Request-Timestamp.');
    expect(await reasonOf(requestWith(body, undefined, [['X-Slack-Request-Timestamp', '1760000000']]))).toBe(
      'The header X-Slack-Signature is missing.',
    );
    expect(await reasonOf(signed(body, undefined, now - 540_000))).toBe('Timestamp 9 min old, tolerance 5 min.');
  });

  test('refuses what is older or newer than five minutes, also where the sender’s own package does not', async () => {
    expect(await receive(signed('{}', undefined, now - 300_000))).toMatchObject({ kind: 'event' });
    expect(await receive(signed('{}', undefined, now - 301_000))).toMatchObject({ code: 'timestamp.too-old' });
    expect(await receive(signed('{}', undefined, now + 300_000))).toMatchObject({ kind: 'event' });
    expect(await receive(signed('{}', undefined, now + 301_000))).toMatchObject({ code: 'timestamp.in-future' });
  });

  test('gives the challenge back as plain text, once its signature is right', async () => {
    expect(await receive(signed(challenge))).toEqual({
      kind: 'handshake',
      identity: { id: null, type: 'url_verification' },
      verified: true,
      handshake: {
        kind: 'handshake',
        reason: 'Slack tried whether this address is here.',
        signed: true,
        response: {
          status: 200,
          headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
          body: '3eZbrw1aB10FEMAGAZd4FyFQ',
        },
      },
    });
    expect(await receive(requestWith(challenge))).toMatchObject({ kind: 'refused', code: 'timestamp.missing' });
  });

  test.each(['', '<script>x</script>', 'a b', 'é', 'x'.repeat(401), 'a\u0000'])(
    'sends no %j back, which is no challenge of Slack',
    async (text) => {
      const body = JSON.stringify({ type: 'url_verification', challenge: text });
      for (const given of [credentials, []]) {
        expect(await verifyWith(slack, signed(body), { credentials: given, now })).toEqual({
          kind: 'refused',
          code: 'body.malformed',
          isHandshake: true,
          status: 400,
          reason: 'The challenge is no text of letters and digits that could be sent back.',
        });
      }
    },
  );

  test('answers an unsigned ssl_check, and lets nothing else of it through', async () => {
    const forged = requestWith('ssl_check=1&token=t&command=%2Fdeploy&text=production&trigger_id=1.2.3', form);
    const empty = { kind: 'handshake', handshake: { signed: false, response: { status: 200 } } };
    const reception = await receive(forged);
    expect(reception).toMatchObject(empty);
    expect(JSON.stringify(reception)).not.toMatch(/deploy|production|1\.2\.3/);
    const get = new ProviderRequest({
      method: 'GET',
      url: 'https://hooks.example.test/hooks/k?ssl_check=1&token=t',
      headers: [],
      body: Buffer.from(''),
    });
    expect(await receive(get)).toMatchObject(empty);
  });

  test.each([
    ['another value', 'ssl_check=0&command=%2Fdeploy', form],
    ['JSON', '{"ssl_check":"1","event_id":"Ev1"}', 'application/json'],
    ['a form by another name', 'ssl_check=1', 'text/plain'],
    ['a second value', 'ssl_check=0&ssl_check=1', form],
  ])('takes no ssl_check from %s', async (_, body, type) => {
    expect(await receive(requestWith(body, type))).toMatchObject({ kind: 'refused', code: 'timestamp.missing' });
  });

  test('answers commands and interactivity with an empty 200, since anything else is shown as a message', async () => {
    const command = 'command=%2Fdeploy&text=now&trigger_id=1.2.3';
    expect(await receive(signed(command, form))).toEqual({
      kind: 'event',
      identity: { id: '1.2.3', type: '/deploy' },
      elements: null,
      response: { status: 200 },
      verified: true,
    });
    const payload = new URLSearchParams({ payload: '{"type":"view_submission","trigger_id":"4.5.6"}' }).toString();
    expect(await receive(signed(payload, form))).toMatchObject({
      identity: { id: '4.5.6', type: 'view_submission' },
      response: { status: 200 },
    });
  });

  test('calls the four tries of one event by one name', async () => {
    const body = '{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}';
    const [first, second] = await Promise.all([receive(signed(body)), receive(signed(body, undefined, now + 60_000))]);
    expect(first).toMatchObject({ identity: { id: 'Ev1', type: 'message' } });
    expect(second).toEqual(first);
    expect(slack.repeatsOnlyOnRequest).toBeUndefined();
  });

  test('names by their outer type events that have no inner one', async () => {
    const body = '{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820}';
    expect(await receive(signed(body))).toMatchObject({ identity: { id: null, type: 'app_rate_limited' } });
  });

  test.each([
    ['', form],
    ['payload=', form],
    ['payload=null', form],
    ['payload=%7B', form],
    ['payload=%5B%5D&command=%2Fdeploy', form],
    ['command=&trigger_id=1', form],
    ['null', 'application/json'],
    ['[{"event_id":"Ev1"}]', 'application/json'],
    ['{"event_id":{},"event":null,"type":[]}', 'application/json'],
    ['{"__proto__":{"event_id":"Ev1","type":"x"}}', 'application/json'],
    ['{"type":"url_verification","challenge":{"a":1}}', 'text/plain'],
  ])('names nothing in %s', async (body, type) => {
    const reception = await receive(signed(body, type));
    expect(reception).toMatchObject({ kind: 'event', identity: { id: null } });
  });
});
