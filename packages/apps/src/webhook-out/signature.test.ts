import { expect, test } from 'vitest';
import { SIGNING_SECRET, signWebhook } from './signature.js';

/** The check value that the specification's own packages share. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', body: '{"test": 2432232314}' };
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

test('a webhook is signed as the specification checks it, as text and as bytes', async () => {
  expect(await signWebhook(signed, [SECRET])).toBe(SIGNATURE);
  expect(await signWebhook({ ...signed, body: new TextEncoder().encode(signed.body) }, [SECRET])).toBe(SIGNATURE);
});

test('each secret gives a signature, and id, time and body are part of it', async () => {
  expect(await signWebhook(signed, [SECRET, SECRET])).toBe(`${SIGNATURE} ${SIGNATURE}`);
  for (const change of [{ id: 'msg_2' }, { timestamp: '1614265331' }, { body: '{"test":2432232314}' }])
    expect(await signWebhook({ ...signed, ...change }, [SECRET])).not.toBe(SIGNATURE);
});

test.each([
  [SECRET, true],
  ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', false],
  ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZI', false],
  [`whsec_${'A'.repeat(33)}`, false],
  [`whsec_${'A'.repeat(86)}==`, true],
  [`whsec_${'A'.repeat(92)}`, false],
])('%s may sign: %s', (secret, isOne) => {
  expect(SIGNING_SECRET.test(secret)).toBe(isOne);
});
