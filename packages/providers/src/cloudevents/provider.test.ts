import { CloudEvent, HTTP, type Message } from 'cloudevents';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVectorIn, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { cloudevents } from './provider.js';

const token = 'mF_9.B5f-4.1JqM';
const credentials = [{ token }];
const BATCH = 'application/cloudevents-batch+json';
const STRUCTURED = 'application/cloudevents+json';
const event = { specversion: '1.0', id: 'e-1', source: '/shop', type: 'com.example.order' };
const binary = { 'ce-specversion': '1.0', 'ce-id': 'e-1', 'ce-source': '/shop', 'ce-type': 'com.example.order' };

interface Parts {
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly query?: string;
  readonly method?: string;
}
const requestWith = ({ headers = {}, body = {}, query = '', method = 'POST' }: Parts): ProviderRequest =>
  new ProviderRequest({
    method,
    url: `https://hooks.example.test/hooks/k${query}`,
    headers: Object.entries(headers),
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });
const receive = (parts: Parts, given: Record<string, unknown>[] = []) =>
  verifyWith(cloudevents, requestWith(parts), { credentials: given });
const receiveAs = (type: string, body: unknown) => receive({ headers: { 'content-type': type }, body });
const requestFrom = ({ headers, body }: Message): Parts => ({
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  body: String(body),
});

describe('CloudEvents', () => {
  test.each(vectorsOf('cloudevents'))('$expect: $name', async (vector) => {
    await expectVectorIn(cloudevents, vector, {});
  });

  test('reads what the CloudEvents package writes, in both modes', async () => {
    const written = new CloudEvent({ ...event, data: { n: 1 } });
    const identity = { id: 'e-1', type: 'com.example.order', duplicateKey: '/shop e-1' };
    for (const message of [HTTP.binary(written), HTTP.structured(written)]) {
      expect(await receive(requestFrom(message))).toMatchObject({ kind: 'event', identity, elements: null });
    }
  });

  test('gives each event of a batch by itself', async () => {
    const other = { ...event, source: '/other' };
    expect(await receiveAs(BATCH, [event, other])).toMatchObject({
      identity: { id: null, type: null },
      elements: [
        { id: 'e-1', type: 'com.example.order', duplicateKey: '/shop e-1', value: event },
        { id: 'e-1', type: 'com.example.order', duplicateKey: '/other e-1', value: other },
      ],
    });
  });

  test('takes a batch of nothing', async () => {
    expect(await receiveAs(BATCH, [])).toMatchObject({ kind: 'event', elements: [], response: { status: 202 } });
  });

  test('answers 202, because an empty 200 is not in the standard', async () => {
    expect(await receiveAs(STRUCTURED, event)).toMatchObject({ response: { status: 202 } });
  });
});

describe('the token of CloudEvents', () => {
  const headers = { 'content-type': STRUCTURED };
  const authorized = { ...headers, Authorization: `Bearer ${token}` };

  test('stands in the header or in the address', async () => {
    const accepted = { kind: 'event', verified: true };
    expect(await receive({ headers: authorized, body: event }, credentials)).toMatchObject(accepted);
    const lower = { ...headers, authorization: `bearer ${token}` };
    expect(await receive({ headers: lower, body: event }, credentials)).toMatchObject(accepted);
    expect(await receive({ headers, body: event, query: `?p=q&access_token=${token}` }, credentials)).toMatchObject({
      ...accepted,
      response: { status: 202, headers: { 'Cache-Control': 'private' } },
    });
  });

  test('may hold a plus sign that nobody has encoded', async () => {
    const request = { headers, body: event, query: '?access_token=a+b/c=' };
    expect(await receive(request, [{ token: 'a+b/c=' }])).toMatchObject({ verified: true });
    expect(await receive(request, [{ token: 'a b/c=' }])).toMatchObject({ verified: true });
  });

  test('is refused when it is missing or another', async () => {
    expect(await receive({ headers, body: event }, credentials)).toEqual({
      kind: 'refused',
      code: 'token.missing',
      reason: 'There is neither a token after Bearer in the header Authorization nor an access_token in the address.',
    });
    for (const query of ['?access_token=', '?access_token=x', `?token=${token}`]) {
      expect(await receive({ headers, body: event, query }, credentials)).toMatchObject({ kind: 'refused' });
    }
    const wrong = { ...headers, Authorization: 'Bearer x' };
    const both = { headers: wrong, body: event, query: `?access_token=${token}` };
    expect(await receive(both, credentials)).toMatchObject({ code: 'token.wrong' });
  });

  test('is refused whatever was changed of it', async () => {
    const [vector] = vectorsOf('cloudevents');
    const signed = { ...vector!, headers: { ...vector!.headers, Authorization: `Bearer ${token}` } };
    await expectMutantsRefused(cloudevents, signed, {
      credential: { token },
      headers: ['Authorization'],
      secret: 'token',
      bodyIsSigned: false,
    });
  });

  test('comes before the content', async () => {
    const rubbish = { headers, body: '{' };
    expect(await receive(rubbish, credentials)).toMatchObject({ code: 'token.missing' });
    expect(await receive({ ...rubbish, headers: authorized }, credentials)).toMatchObject({ code: 'body.malformed' });
  });

  test('is not asked for by the question whether events may be sent', async () => {
    const question = { method: 'OPTIONS', headers: { 'WebHook-Request-Origin': 'a.test' }, body: '' };
    for (const given of [[], credentials]) expect(await receive(question, given)).toMatchObject({ kind: 'handshake' });
    const preflight = { method: 'OPTIONS', headers: { Origin: 'https://a.test', ...authorized }, body: event };
    for (const given of [[], credentials]) expect(await receive(preflight, given)).toMatchObject({ status: 405 });
  });

  test('may be the old one while it is replaced', async () => {
    const given = [{ token: 'new' }, { token }];
    expect(await receive({ headers: authorized, body: event }, given)).toMatchObject({ kind: 'event' });
  });
});

describe('detection', () => {
  test('knows all modes and the question', () => {
    for (const type of [STRUCTURED, `${STRUCTURED}; charset=UTF-8`, 'Application/CloudEvents-Batch+JSON']) {
      expect(cloudevents.detect(requestWith({ headers: { 'content-type': type } }))).toBe(true);
    }
    expect(cloudevents.detect(requestWith({ headers: binary }))).toBe(true);
    const headers = { 'WebHook-Request-Origin': 'a.test' };
    expect(cloudevents.detect(requestWith({ method: 'OPTIONS', headers, body: '' }))).toBe(true);
  });

  test('leaves Google’s senders to their own providers', () => {
    for (const vector of [...vectorsOf('google-eventarc'), ...vectorsOf('google-pubsub')]) {
      expect(cloudevents.detect(requestOf(vector))).toBe(false);
    }
    expect(cloudevents.detect(requestWith({ headers: { 'content-type': 'application/json' } }))).toBe(false);
    expect(cloudevents.detect(requestWith({ method: 'OPTIONS' }))).toBe(false);
  });
});
