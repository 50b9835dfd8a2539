import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { expectMutantsRefused, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { mandrill } from './provider.js';

const webhookKey = 'rGZb8mRzXk0nQ4yPq1wJ9A';
const url = 'https://hooks.example.test/hooks/k';
const form = 'application/x-www-form-urlencoded';
const opened = { event: 'open', ts: 1, _id: 'm1', ip: '192.0.2.1', msg: { _id: 'm1', subject: 'Größe & 100 % + 😊' } };
const clicked = { ...opened, event: 'click', url: 'https://shop.example.com/' };
const denied = { type: 'blacklist', action: 'add', ts: 2, reject: { email: 'ada@example.com' } };

/** As the sender's documentation computes it. */
const signature = (fields: Record<string, string>, key = webhookKey, address = url) => {
  const names = Object.keys(fields).toSorted();
  const signed = address + names.map((name) => name + fields[name]).join('');
  return createHmac('sha1', key).update(signed).digest('base64');
};

const post = (fields: Record<string, string>, signed: string | undefined = signature(fields)) =>
  makeRequest({
    headers: { 'content-type': form, ...(signed && { 'X-Mandrill-Signature': signed }) },
    body: new URLSearchParams(fields).toString(),
  });
const events = (...list: unknown[]) => ({ mandrill_events: JSON.stringify(list) });
const receive = (request: ReturnType<typeof post>) => verifyWith(mandrill, request, { credentials: [{ webhookKey }] });

describe('Mandrill', () => {
  test('takes what is signed with the address and the sorted fields', async () => {
    const accepted = { kind: 'event', verified: true };
    expect(await receive(post(events(opened)))).toMatchObject(accepted);
    expect(await receive(post({ z: '1', ...events(opened), a: '2' }))).toMatchObject(accepted);
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = {
      name: 'signed as documented',
      method: 'POST',
      url,
      headers: { 'content-type': form, 'X-Mandrill-Signature': signature(events(opened, clicked)) },
      bodyBase64: Buffer.from(new URLSearchParams(events(opened, clicked)).toString()).toString('base64'),
      now: 1_760_000_000,
      expect: 'accept',
      why: 'it is signed',
    } as const;
    await expectMutantsRefused(mandrill, vector, {
      credential: { webhookKey },
      headers: ['X-Mandrill-Signature'],
      secret: 'webhookKey',
    });
  });

  test('gives each event of a request, with its type', async () => {
    const { elements } = mandrill;
    const found = elements?.(post(events(opened, clicked, denied))) ?? [];
    expect(found.map(({ id, type }) => [id, type])).toEqual([
      ['m1', 'open'],
      ['m1', 'click'],
      [null, 'blacklist.add'],
    ]);
    expect(found.map(({ value }) => value)).toEqual([opened, clicked, denied]);
    const again = elements?.(post(events(clicked))) ?? [];
    expect(again[0]?.duplicateKey).toBe(found[1]?.duplicateKey);
    expect(new Set(found.map(({ duplicateKey }) => duplicateKey)).size).toBe(3);
  });

  test('answers the trial of an address, which holds no event and fits no key of ours', async () => {
    const trial = post(events(), signature(events(), 'test-webhook'));
    expect(await receive(trial)).toMatchObject({ kind: 'handshake', handshake: { response: { status: 200 } } });
    expect(await receive(post(events(), ''))).toMatchObject({ kind: 'refused', code: 'signature.missing' });
    expect(await receive(post(events(opened), signature(events(opened), 'test-webhook')))).toMatchObject({
      code: 'signature.wrong',
      reason: expect.stringContaining('the trigger URL exactly'),
    });
  });

  test('takes nothing for an event that is not signed as one', async () => {
    const malformed = { kind: 'refused', code: 'body.malformed' };
    // Names and values are signed without a separator: another cut of the same text is no list of events.
    const list = JSON.stringify([opened]);
    const cut = { mandrill_event: `s${list}` };
    expect(signature(cut)).toBe(signature(events(opened)));
    expect(await receive(post(cut))).toMatchObject(malformed);
    expect(await receive(post({ mandrill_events: '{"event":"open"}' }))).toMatchObject(malformed);
    const json = makeRequest({ headers: { 'X-Mandrill-Signature': signature({}) }, body: [opened] });
    expect(await receive(json)).toMatchObject(malformed);
  });

  test('gives the list where one run takes the whole request', () => {
    const { mandrill_events: text } = events(opened);
    expect(mandrill.unwrap?.({ body: { mandrill_events: text }, headers: {} })).toEqual({
      body: { mandrill_events: [opened], mandrill_eventsText: text },
      headers: {},
    });
    const other = { body: { mandrill_events: 'x' }, headers: {} };
    expect(mandrill.unwrap?.(other)).toBe(other);
  });

  test('refuses rubbish in words', async () => {
    await expectRubbishRefused(mandrill, { webhookKey }, ['X-Mandrill-Signature']);
  });
});
