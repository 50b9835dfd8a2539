import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVectorIn, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { googlePubsub } from './provider.js';

const KEYS_URL = 'https://www.googleapis.com/oauth2/v3/certs';
const vectors = vectorsOf('google-pubsub');
const [valid] = vectors;
const { audience, serviceAccountEmail, jwks } = valid!.config!;
const credential = { audience, serviceAccountEmail };
const documents = { [KEYS_URL]: JSON.stringify(jwks) };

const requestWith = (headers: Record<string, string>, body: unknown = {}): ProviderRequest =>
  new ProviderRequest({
    method: 'POST',
    url: 'https://hooks.example.test/hooks/k',
    headers: Object.entries(headers),
    body: Buffer.from(JSON.stringify(body)),
  });
const identify = (headers: Record<string, string>, body?: unknown) =>
  googlePubsub.identify(requestWith(headers, body), null);

describe('Google Cloud Pub/Sub', () => {
  test.each(vectors)('$expect: $name', async (vector) => {
    const { audience: aud, serviceAccountEmail: email, jwks: keys } = vector.config!;
    const around = {
      credentials: [{ audience: aud, serviceAccountEmail: email }],
      documents: { [KEYS_URL]: JSON.stringify(keys) },
    };
    await expectVectorIn(googlePubsub, vector, around);
  });

  test('refuses whatever was changed of the token', async () => {
    await expectMutantsRefused(googlePubsub, valid!, {
      credential,
      headers: ['Authorization'],
      secret: 'serviceAccountEmail',
      bodyIsSigned: false,
      documents,
    });
  });

  test('takes the address of the trigger for the audience when none was entered', async () => {
    const around = { credentials: [{ serviceAccountEmail }], documents, now: valid!.now * 1000 };
    expect(await verifyWith(googlePubsub, requestOf(valid!), around)).toMatchObject({ kind: 'event', verified: true });
    const elsewhere = requestOf({ ...valid!, url: 'https://hooks.example.test/w/other' });
    expect(await verifyWith(googlePubsub, elsewhere, around)).toMatchObject({
      code: 'token.wrong',
      reason: expect.stringMatching(/^The token is for another address: “https:\/\/hooks.example.test\/w\/wf_123”\./),
    });
  });

  test('acknowledges with one of the few answers that Pub/Sub understands', async () => {
    const around = { credentials: [credential], documents, now: valid!.now * 1000 };
    expect(await verifyWith(googlePubsub, requestOf(valid!), around)).toMatchObject({ response: { status: 200 } });
  });

  test('names a message by its topic’s id, which is its own within the subscription only', () => {
    const subscription = 'projects/p/subscriptions/s';
    expect(identify({}, { message: { message_id: '7' }, subscription })).toEqual({
      id: '7',
      type: null,
      duplicateKey: 'projects/p/subscriptions/s/7',
    });
    const unwrapped = { 'x-goog-pubsub-message-id': '7', 'x-goog-pubsub-subscription-name': subscription };
    expect(identify(unwrapped, 'raw')).toMatchObject({ id: '7', duplicateKey: 'projects/p/subscriptions/s/7' });
    expect(identify({ 'x-goog-pubsub-message-id': '7' })).toEqual({ id: '7', type: null });
  });

  test('takes the type from the attributes that Cloud Storage and CloudEvents use', () => {
    const message = { messageId: '7', attributes: { eventType: 'OBJECT_FINALIZE' } };
    expect(identify({}, { message })).toMatchObject({ type: 'OBJECT_FINALIZE' });
    const attributes = { 'x-goog-pubsub-message-id': '7', 'ce-type': 'com.example.order' };
    expect(identify(attributes)).toMatchObject({ type: 'com.example.order' });
  });

  test.each([null, [], 'text', 5, { message: [] }, { message: { messageId: {} } }, { message: { attributes: 'x' } }])(
    'finds no id in %o',
    (body) => {
      expect(identify({}, body)).toEqual({ id: null, type: null });
    },
  );
});
