import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { expectRubbishRefused } from '../testing/expect-rubbish-refused.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { makeRequest } from '../testing/make-request.js';
import { typeform } from './provider.js';

const secret = 'typeform-secret';
const body = '{"event_id":"e-1","event_type":"form_response_partial","text":"It’s cold"}';

const receive = (signature: string) =>
  verifyWith(typeform, makeRequest({ headers: { 'Typeform-Signature': signature }, body }), {
    credentials: [{ secret }],
  });
const digest = (encoding: 'base64' | 'hex') => createHmac('sha256', secret).update(body).digest(encoding);

describe('Typeform', () => {
  test.each(vectorsOf('typeform'))('$expect: $name', async (vector) => {
    await expectVector(typeform, vector, ...credentialsOf(vector, 'secret'));
  });

  test('refuses whatever was changed on the way', async () => {
    const [valid] = vectorsOf('typeform');
    await expectMutantsRefused(typeform, valid!, {
      credential: { secret: valid!.secret },
      headers: ['Typeform-Signature'],
      secret: 'secret',
    });
  });

  test('reads base64 after sha256=, and nothing else', async () => {
    expect(await receive(`sha256=${digest('base64')}`)).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: 'e-1', type: 'form_response_partial' },
    });
    expect(await receive(`sha256=${digest('hex')}`)).toMatchObject({ code: 'signature.wrong' });
    expect(await receive(digest('base64'))).toEqual({
      kind: 'refused',
      code: 'signature.malformed',
      reason: 'The header Typeform-Signature is not written as it should be: "sha256=" and base64.',
    });
  });

  test('never answers a refusal with what turns the webhook off for good', async () => {
    for (const signature of ['', 'sha256=AAAA', 'x']) {
      const received = await receive(signature);
      expect(received.kind === 'refused' && received.status).toBeUndefined();
    }
  });

  test('is known by its signature, or by who sends when the webhook has no secret', () => {
    expect(typeform.detect(makeRequest({ headers: { 'Typeform-Signature': 'x' } }))).toBe(true);
    expect(typeform.detect(makeRequest({ headers: { 'User-Agent': 'Typeform Webhooks' } }))).toBe(true);
    expect(typeform.detect(makeRequest({ headers: { 'User-Agent': 'curl' } }))).toBe(false);
  });

  test('refuses rubbish', async () => {
    await expectRubbishRefused(typeform, { secret }, ['Typeform-Signature']);
  });
});
