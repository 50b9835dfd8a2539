import { createTestContext } from '@hookline/node-kit/testing';
import { expect, test } from 'vitest';
import type { AppRequest } from '../kit/app.js';
import { invoke } from './invoke.js';

/** What is asked of Lambda, and what the step makes of an answer with this body. */
async function call(config: object, body: unknown = null) {
  const asked: AppRequest[] = [];
  const { clock, timezone, idempotencyKey } = createTestContext({});
  const output = await invoke.perform(
    { function: 'my-fn', ...config },
    {
      call: (request) => {
        asked.push(request);
        return Promise.resolve({ status: 200, headers: {}, body });
      },
      now: clock.now(),
      timezone,
      idempotencyKey,
    },
  );
  return { asked: asked[0], output };
}

test('an answer of the form that API Gateway wants fails only where the step says so', async () => {
  const body = { statusCode: 500, body: 'no' };
  expect((await call({}, body)).output).toMatchObject({ result: body });
  await expect(call({ failsByStatus: true }, body)).rejects.toMatchObject({
    code: 'aws-lambda.status-code',
    retryable: false,
    details: { status: 500, answer: 'no' },
  });
  for (const fine of [{ statusCode: 204 }, 'text', null])
    expect((await call({ failsByStatus: true }, fine)).output).toMatchObject({ result: fine });
});

test.each([
  [{}, 'lambda'],
  [{ function: 'arn:aws:lambda:us-west-2:1:function:f' }, 'lambda.us-west-2'],
  [{ function: 'arn:aws:lambda:us-west-2:1:function:f', region: 'eu-west-1' }, 'lambda.eu-west-1'],
])('%o is called at %s', async (config, audience) => {
  expect((await call(config)).asked?.audience).toBe(audience);
});

test('a region that is none is refused before anything is sent', async () => {
  await expect(call({ region: 'evil.example/' })).rejects.toMatchObject({ code: 'config.wrong' });
});

test('only a durable function is called again when nobody knows whether it ran', async () => {
  expect((await call({})).asked?.isRepeatable).toBe(false);
  expect((await call({ durable: true })).asked?.isRepeatable).toBe(true);
});
