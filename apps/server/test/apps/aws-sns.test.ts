import { describe, expect, test } from 'vitest';
import { AWS_KEY, isSignedForAws } from './aws-signature.js';
import { playCases, sentBy, type StoredData } from './play-cases.js';

/** In another region than the topic. */
const key = (endpoint: string): StoredData => ({ kind: 'aws', data: { ...AWS_KEY, region: 'us-east-1', endpoint } });
const PUBLISH = 'aws-sns.publish';
const ARN = 'arn:aws:sns:eu-central-1:123456789012:orders';
const x = { topic: ARN, message: 'x' };

describe('AWS SNS, as an app', () => {
  playCases(
    'aws-sns',
    {
      ok: [PUBLISH, { topic: ARN, message: '{"id":1}' }],
      attributes: [PUBLISH, { ...x, attributes: [{ name: 'type', value: 'order' }] }],
      fifo: [PUBLISH, { ...x, topic: `${ARN}.fifo`, group: 'g1' }],
      'no-topic': [PUBLISH, x],
      denied: [PUBLISH, x],
      invalid: [PUBLISH, x],
      'kms-throttle': [PUBLISH, x],
      internal: [PUBLISH, x],
    },
    key,
    (received) => received.filter((request) => !isSignedForAws(request)),
  );

  test('signs the bytes that arrive, and a temporary key with its token', async () => {
    const temporary = (base: string): StoredData => {
      const { kind, data } = key(base);
      return { kind, data: { ...data, sessionToken: 'FwoGZ/+=' } };
    };
    const received = await sentBy(PUBLISH, { ...x, message: 'Ärger 😀 & co', subject: "It's (done)*" }, temporary);
    expect(received.headers).toMatchObject({ 'x-amz-security-token': 'FwoGZ/+=' });
    expect(received.headers.authorization).toContain('x-amz-security-token');
    expect(isSignedForAws(received)).toBe(true);
  });
});
