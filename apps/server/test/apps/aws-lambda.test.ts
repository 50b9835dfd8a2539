import { describe, expect, test } from 'vitest';
import { AWS_KEY, isSignedForAws } from './aws-signature.js';
import { playCases, sentBy, testedBy, type StoredData } from './play-cases.js';

const key = (endpoint: string): StoredData => ({
  kind: 'aws',
  data: { ...AWS_KEY, region: 'eu-central-1', endpoint },
});
const INVOKE = 'aws-lambda.invoke';
const call = { function: 'my-fn', payload: { id: 1 } };

describe('AWS Lambda, as an app', () => {
  playCases(
    'aws-lambda',
    {
      sync: [INVOKE, call],
      async: [INVOKE, { ...call, wait: false }],
      alias: [INVOKE, { ...call, qualifier: 'live' }],
      'function-error': [INVOKE, call],
      'not-found': [INVOKE, call],
      throttled: [INVOKE, call],
      denied: [INVOKE, call],
      'bad-signature': [INVOKE, call],
      'too-large': [INVOKE, call],
      starting: [INVOKE, call],
      'service-error': [INVOKE, call],
    },
    key,
    (received) => received.filter((request) => !isSignedForAws(request)),
  );

  test('an ARN is one part of the address, and says the region', async () => {
    const arn = 'arn:aws:lambda:us-west-2:123456789012:function:my-fn:live';
    const received = await sentBy(INVOKE, { ...call, function: arn, payload: { name: 'Ärger 😀' } }, key);
    expect(received.path).toBe(`/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`);
    expect(received.headers.authorization).toContain('/us-west-2/lambda/aws4_request');
    expect(isSignedForAws(received)).toBe(true);
  });

  test.each([
    ['caller', { outcome: 'works', account: 'arn:aws:iam::123456789012:user/hookline' }],
    ['unknown-key', { outcome: 'refused', account: null }],
    ['old-signature', { outcome: 'refused', account: null }],
  ])('its key is tested by asking whose it is: %s', async (name, tested) => {
    expect(await testedBy('aws-sts', name, key)).toEqual({ faults: [], ...tested });
  });

  test('a durable function is told by which step it is called', async () => {
    const { headers } = await sentBy(INVOKE, { ...call, durable: true }, key);
    expect(headers['x-amz-durable-execution-name']).toBe('step_01jd8r5c6w_a1');
    expect(headers.authorization).toContain('x-amz-durable-execution-name');
  });
});
