import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { expectMutantsRefused, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { trello } from './provider.js';

const secret = 'd3adb33fd3adb33fd3adb33fd3adb33fd3adb33fd3adb33fd3adb33fd3adb33f';
const url = 'https://hooks.example.test/hooks/k';
const body = '{"action":{"id":"a1","type":"updateCard"},"model":{"name":"Größe 😊"}}';

/** As the sender's documentation computes it. */
const signature = (address = url, key = secret) =>
  createHmac('sha1', key)
    .update(body + address)
    .digest('base64');

const receive = (headers: Record<string, string>, query = '') =>
  verifyWith(trello, makeRequest({ headers, body, query }), { credentials: [{ secret }] });

describe('Trello', () => {
  test('takes what is signed with the body and the address', async () => {
    expect(await receive({ 'X-Trello-Webhook': signature() })).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: 'a1', type: 'updateCard' },
    });
    expect(await receive({ 'X-Trello-Webhook': signature(`${url}?board=1`) }, '?board=1')).toMatchObject({
      verified: true,
    });
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = {
      name: 'signed as documented',
      method: 'POST',
      url,
      headers: { 'X-Trello-Webhook': signature() },
      bodyBase64: Buffer.from(body).toString('base64'),
      now: 1_760_000_000,
      expect: 'accept',
      why: 'it is signed',
    } as const;
    await expectMutantsRefused(trello, vector, {
      credential: { secret },
      headers: ['X-Trello-Webhook'],
      secret: 'secret',
    });
  });

  test('says what may be wrong: the secret, or the address', async () => {
    const wrong = {
      kind: 'refused',
      code: 'signature.wrong',
      reason: expect.stringContaining('the trigger URL exactly'),
    };
    expect(await receive({ 'X-Trello-Webhook': signature(`${url}/`) })).toMatchObject(wrong);
    expect(await receive({ 'X-Trello-Webhook': signature(url, 'the API key') })).toMatchObject(wrong);
    expect(await receive({})).toMatchObject({ code: 'signature.missing' });
    expect(await receive({ 'X-Trello-Webhook': '…' })).toMatchObject({ code: 'signature.malformed' });
  });

  test('names an action once, whichever webhook tells of it', () => {
    const named = (model: string) =>
      trello.identify(makeRequest({ body: { action: { id: 'a1', type: 'updateCard' }, model: { id: model } } }), null);
    expect(named('board')).toEqual(named('card'));
  });

  test('refuses rubbish in words', async () => {
    await expectRubbishRefused(trello, { secret }, ['X-Trello-Webhook']);
  });
});
