import { expect, test } from 'vitest';
import { awsCode, sentenceOfKey } from './aws.js';

test.each([
  ['ResourceNotFoundException', 'resource-not-found'],
  ['AccessDeniedException:http://internal.amazon.com/coral/com.amazon.coral.service/', 'access-denied'],
  ['EC2ThrottledException', 'ec2-throttled'],
  ['ENILimitReachedException', 'eni-limit-reached'],
  ['KMSThrottling', 'kms-throttling'],
  ['SubnetIPAddressLimitReachedException', 'subnet-ip-address-limit-reached'],
])('%s is %s', (error, code) => {
  expect(awsCode(error)).toBe(code);
});

test('a signature that is out of time is about the clock, and any other about the key', () => {
  const expired = 'Signature expired: 20261130T120000Z is now earlier than 20261130T123000Z';
  expect(sentenceOfKey('invalid-signature', expired)).toContain('clock');
  expect(sentenceOfKey('signature-does-not-match', 'It does not match')).toContain('key');
  expect(sentenceOfKey('not-found', '')).toBeUndefined();
});
