import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { linear } from './provider.js';

const now = 1_760_000_000_000;
const signingSecret = 'lin_wh_of_ours';

const receive = (content: unknown, headers: Record<string, string> = {}, secret = signingSecret) => {
  const body = JSON.stringify(content);
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const request = makeRequest({ headers: { 'Linear-Signature': signature, ...headers }, body });
  return verifyWith(linear, request, { credentials: [{ signingSecret }], now });
};

describe('Linear', () => {
  test.each(vectorsOf('linear'))('$expect: $name', async (vector) => {
    await expectVector(linear, vector, ...credentialsOf(vector, 'signingSecret'));
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('linear');
    await expectMutantsRefused(linear, valid!, {
      credential: { signingSecret: valid!.secret },
      headers: ['Linear-Signature'],
      secret: 'signingSecret',
    });
  });

  test.each([
    [-60_000, undefined],
    [60_000, undefined],
    [-60_001, 'timestamp.too-old'],
    [60_001, 'timestamp.in-future'],
  ])('takes the time of the signed body, here %d ms from now', async (ms, code) => {
    const received = await receive({ type: 'Issue', webhookTimestamp: now + ms });
    expect(received.kind === 'refused' ? received.code : undefined).toBe(code);
  });

  test('does not look at the unsigned header with a time', async () => {
    const headers = { 'Linear-Timestamp': String(now) };
    expect(await receive({ webhookTimestamp: now - 600_000 }, headers)).toEqual({
      kind: 'refused',
      code: 'timestamp.too-old',
      reason: 'Timestamp 10 min old, tolerance 60 s.',
    });
    expect(await receive({ webhookTimestamp: now }, { 'Linear-Timestamp': '1' })).toMatchObject({ kind: 'event' });
    expect(await receive({ type: 'Issue' }, headers)).toMatchObject({
      code: 'timestamp.missing',
      reason: 'No timestamp in the field webhookTimestamp of the body.',
    });
    expect(await receive({ webhookTimestamp: { now } }, headers)).toMatchObject({ code: 'timestamp.missing' });
  });

  test('calls a wrong secret that, whatever the time', async () => {
    expect(await receive({ webhookTimestamp: 1 }, {}, 'other')).toMatchObject({ code: 'signature.wrong' });
  });

  test('takes a bare signature only', async () => {
    const headers = { 'Linear-Signature': 'sha256=' + '0'.repeat(64) };
    expect(await receive({ webhookTimestamp: now }, headers)).toMatchObject({ code: 'signature.malformed' });
  });

  test('answers with exactly 200', async () => {
    expect(await receive({ webhookTimestamp: now })).toMatchObject({ kind: 'event', response: { status: 200 } });
  });

  test('names an event by its header, and its type by the signed body', () => {
    const headers = { 'Linear-Delivery': 'd-1', 'Linear-Event': 'Comment' };
    const identify = (body: unknown) => linear.identify(makeRequest({ headers, body }), null);
    expect(identify({ type: 'Issue' })).toEqual({ id: 'd-1', type: 'Issue' });
    expect(identify({})).toEqual({ id: 'd-1', type: 'Comment' });
  });

  test('refuses rubbish', async () => {
    await expectRubbishRefused(linear, { signingSecret }, ['Linear-Signature', 'Linear-Delivery', 'Linear-Event']);
  });
});
