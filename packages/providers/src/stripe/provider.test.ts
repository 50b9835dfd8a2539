import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { stripe } from './provider.js';

const signingSecret = 'whsec_test_of_ours';
const now = 1_760_000_000_000;

const signed = (payload: string, timestamp = now / 1000, secret = signingSecret): ProviderRequest =>
  requestWith(Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(timestamp) }), payload);
const requestWith = (signature: string, payload: string): ProviderRequest =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://hooks.example.test/hooks/k',
    headers: [['stripe-signature', signature]],
    body: Buffer.from(payload),
  });
const receive = (request: ProviderRequest, secrets = [signingSecret]) =>
  verifyWith(stripe, request, { credentials: secrets.map((secret) => ({ signingSecret: secret })), now });

describe('Stripe', () => {
  test.each(vectorsOf('stripe'))('$expect: $name', async (vector) => {
    await expectVector(stripe, vector, { signingSecret: vector.secret });
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('stripe');
    await expectMutantsRefused(stripe, valid!, {
      credential: { signingSecret: valid!.secret },
      headers: ['Stripe-Signature'],
      secret: 'signingSecret',
    });
  });

  test('accepts what the sender’s own package signs', async () => {
    expect(await receive(signed('{"id":"evt_1","type":"charge.succeeded"}'))).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: 'evt_1', type: 'charge.succeeded' },
    });
  });

  test('takes either secret while one is replaced', async () => {
    const request = signed('{"id":"evt_1"}', now / 1000, 'whsec_old');
    expect(await receive(request, ['whsec_new', 'whsec_old'])).toMatchObject({ kind: 'event' });
    expect(await receive(request, ['whsec_new'])).toMatchObject({ kind: 'refused', code: 'signature.wrong' });
  });

  test('takes any of several v1 signatures, and no v0', async () => {
    const payload = '{"id":"evt_1"}';
    const good = Stripe.webhooks.generateTestHeaderString({ payload, secret: signingSecret, timestamp: now / 1000 });
    const other = 'v1=' + '0'.repeat(64);
    expect(await receive(requestWith(good.replace(',v1', `,${other},v1`), payload))).toMatchObject({ kind: 'event' });
    expect(await receive(requestWith(good.replace('v1=', 'v0='), payload))).toMatchObject({
      kind: 'refused',
      code: 'signature.malformed',
    });
  });

  test('says in plain words how old a request is', async () => {
    expect(await receive(signed('{}', now / 1000 - 540))).toEqual({
      kind: 'refused',
      code: 'timestamp.too-old',
      reason: 'Timestamp 9 min old, tolerance 5 min.',
    });
    expect(await receive(signed('{}', now / 1000 + 540))).toMatchObject({ code: 'timestamp.in-future' });
  });
});
