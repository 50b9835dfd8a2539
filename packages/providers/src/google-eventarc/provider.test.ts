import { CloudEvent, HTTP } from 'cloudevents';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { expectMutantsRefused, expectVectorIn, requestOf, vectorsOf, verifyWith } from '../testing/index.js';
import { googleEventarc } from './provider.js';

const KEYS_URL = 'https://www.googleapis.com/oauth2/v3/certs';
const vectors = vectorsOf('google-eventarc');
const [valid] = vectors;
const { audience, serviceAccountEmail, jwks } = valid!.config!;
const credential = { audience, serviceAccountEmail };
const documents = { [KEYS_URL]: JSON.stringify(jwks) };
const around = { credentials: [credential], documents, now: valid!.now * 1000 };

describe('Google Eventarc', () => {
  test.each(vectors)('$expect: $name', async (vector) => {
    await expectVectorIn(googleEventarc, vector, { credentials: [credential], documents });
  });

  test('refuses whatever was changed of the token', async () => {
    await expectMutantsRefused(googleEventarc, valid!, {
      credential,
      headers: ['Authorization'],
      secret: 'serviceAccountEmail',
      bodyIsSigned: false,
      documents,
    });
  });

  test('tells events by id and source together', async () => {
    expect(await verifyWith(googleEventarc, requestOf(valid!), around)).toMatchObject({
      identity: {
        id: '1096434104173400',
        duplicateKey: '//pubsub.googleapis.com/projects/my-project/topics/my-topic 1096434104173400',
      },
    });
  });

  test('reads what the CloudEvents package writes', async () => {
    const event = new CloudEvent({ id: 'e-1', source: '/a', type: 'google.cloud.x', data: { n: 1 } });
    const { headers, body } = HTTP.binary(event);
    const request = new ProviderRequest({
      method: 'POST',
      url: 'https://hooks.example.test/hooks/k',
      headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
      body: Buffer.from(String(body)),
    });
    expect(googleEventarc.detect(request)).toBe(true);
    expect(await verifyWith(googleEventarc, request)).toMatchObject({
      identity: { id: 'e-1', type: 'google.cloud.x', duplicateKey: '/a e-1' },
    });
  });

  test('decodes its headers, and refuses what is not UTF-8, after the token', async () => {
    const withHeader = (value: string, authorization = valid!.headers['Authorization']!) =>
      requestOf({ ...valid!, headers: { ...valid!.headers, Authorization: authorization, 'ce-id': value } });
    expect(await verifyWith(googleEventarc, withHeader('a%20b'), around)).toMatchObject({ identity: { id: 'a b' } });
    const refused = { code: 'body.malformed', status: 400 };
    expect(await verifyWith(googleEventarc, withHeader('%C0%A0'), around)).toMatchObject(refused);
    expect(await verifyWith(googleEventarc, withHeader('%C0%A0'))).toMatchObject(refused);
    expect(await verifyWith(googleEventarc, withHeader('%C0%A0', 'Bearer x'), around)).toMatchObject({
      code: 'token.malformed',
    });
  });

  test('names nothing when there are no headers', async () => {
    const request = requestOf({ ...valid!, headers: {} });
    expect(await verifyWith(googleEventarc, request)).toMatchObject({ identity: { id: null, type: null } });
    expect(await verifyWith(googleEventarc, request, around)).toMatchObject({ code: 'token.missing' });
  });
});
