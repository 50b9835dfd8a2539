import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { calendly } from './provider.js';

const now = 1_760_000_000_000;
const signingKey = '5mEzn9C-I28UtwOjZJtFoob0sAAFZ95GbZkqj4y3i0I';
const event = {
  event: 'invitee.created',
  created_at: '2025-10-09T08:53:19.000000Z',
  payload: { uri: 'https://api.calendly.com/scheduled_events/EV/invitees/INV', name: 'Zoë' },
};
const body = JSON.stringify(event);

/** The same scheme, made by another hand. */
const header = (age = 0, secret = signingKey) =>
  Stripe.webhooks.generateTestHeaderString({ payload: body, secret, timestamp: now / 1000 - age });
const receive = (signature: string) =>
  verifyWith(calendly, makeRequest({ headers: { 'Calendly-Webhook-Signature': signature }, body }), {
    credentials: [{ signingKey }],
    now,
  });
const keyOf = (content: unknown) => calendly.identify(makeRequest({ body: content }), null).duplicateKey;

describe('Calendly', () => {
  test.each(vectorsOf('calendly'))('$expect: $name', async (vector) => {
    await expectVector(calendly, vector, ...credentialsOf(vector, 'signingKey'));
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('calendly');
    await expectMutantsRefused(calendly, valid!, {
      credential: { signingKey: valid!.secret },
      headers: ['Calendly-Webhook-Signature'],
      secret: 'signingKey',
    });
  });

  test('accepts what another maker of the same signature signs', async () => {
    expect(await receive(header())).toMatchObject({ kind: 'event', verified: true });
    expect(await receive(header(0, 'other'))).toMatchObject({ code: 'signature.wrong' });
  });

  test('gives it three minutes, in both directions', async () => {
    expect(await receive(header(180))).toMatchObject({ kind: 'event' });
    expect(await receive(header(-180))).toMatchObject({ kind: 'event' });
    expect(await receive(header(240))).toEqual({
      kind: 'refused',
      code: 'timestamp.too-old',
      reason: 'Timestamp 4 min old, tolerance 3 min.',
    });
    expect(await receive(header(-240))).toMatchObject({ code: 'timestamp.in-future' });
  });

  test('takes any of several signatures', async () => {
    const other = 'v1=' + '0'.repeat(64);
    expect(await receive(header().replace(',v1', `,${other},v1`))).toMatchObject({ kind: 'event' });
    expect(await receive(header().replace('v1=', 'v0='))).toMatchObject({ code: 'signature.malformed' });
    expect(await receive(header().replace(/^t=\d+,/, ''))).toMatchObject({ code: 'timestamp.missing' });
  });

  test('tells events apart by what happened, to what, and when', () => {
    expect(calendly.identify(makeRequest({ body: event }), null)).toEqual({
      id: null,
      type: 'invitee.created',
      duplicateKey:
        'invitee.created https://api.calendly.com/scheduled_events/EV/invitees/INV 2025-10-09T08:53:19.000000Z',
    });
    expect(keyOf({ ...event, event: 'invitee.canceled' })).not.toBe(keyOf(event));
    expect(keyOf({ ...event, created_at: 'later' })).not.toBe(keyOf(event));
    expect(keyOf({ ...event, payload: { uri: 'other' } })).not.toBe(keyOf(event));
    expect(keyOf({ ...event, payload: {} })).toBeNull();
  });

  test('is known by its signature, or by who made the subscription', () => {
    expect(calendly.detect(makeRequest({ headers: { 'Calendly-Webhook-Signature': 'x' } }))).toBe(true);
    expect(calendly.detect(makeRequest({ body: { created_by: 'https://api.calendly.com/users/AAAA' } }))).toBe(true);
    expect(calendly.detect(makeRequest({ body: { created_by: 'https://api.calendly.com.evil.test/' } }))).toBe(false);
  });

  test('refuses rubbish', async () => {
    await expectRubbishRefused(calendly, { signingKey }, ['Calendly-Webhook-Signature']);
  });
});
