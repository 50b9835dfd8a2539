import { expect, test } from 'vitest';
import { allowsHost } from '../kind/host-pattern.js';
import { aws } from './aws.js';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html: the check values of AWS. */
const key = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const now = new Date('2015-08-30T12:36:00Z');
const TOKEN =
  'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';

const headersOf = async (url: string, more: object = {}, data: object = {}) => {
  const request = { method: 'GET', url: new URL(url), headers: {}, body: undefined, now, ...more };
  return (await aws.authenticate(request, { ...key, ...data })).headers ?? {};
};
/** Of a request to one service, which AWS calls `service`. */
const service = { audience: 'service' };

test.each([
  ['get-vanilla', '/', service, {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  [
    'get-vanilla-query-order-key-case',
    '/?Param2=value2&Param1=value1',
    service,
    {},
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
  [
    'post-vanilla',
    '/',
    { ...service, method: 'POST' },
    {},
    '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  ],
  [
    'post-sts-header-before',
    '/',
    { ...service, method: 'POST' },
    { sessionToken: TOKEN },
    '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
  ],
])('%s is signed as AWS checks it', async (_, path, request, data, signature) => {
  const { authorization } = await headersOf(`https://example.amazonaws.com${path}`, request, data);
  expect(authorization).toContain(`Signature=${signature}`);
});

test.each([
  ['https://sqs.eu-west-1.amazonaws.com/1/q', 'eu-west-1/sqs'],
  ['https://iam.amazonaws.com/', 'us-east-1/iam'],
  ['https://photos.s3.eu-central-1.amazonaws.com/a', 'eu-central-1/s3'],
  ['https://x1.execute-api.us-west-2.amazonaws.com/prod', 'us-west-2/execute-api'],
  ['https://sns.cn-north-1.amazonaws.com.cn/', 'cn-north-1/sns'],
  ['https://minio.example:9000/bucket', 'us-east-1/s3'],
])('%s says its region and service: %s', async (url, scope) => {
  expect((await headersOf(url)).authorization).toContain(`/20150830/${scope}/aws4_request`);
});

test('headers that may change on their way are not signed, and one that cannot be sent is left to who sends it', async () => {
  const headers = { accept: '*/*', 'x-amz-target': 'Logs.Put', 'x-amz-meta-name': 'a\r\nb', authorization: 'Bearer x' };
  const { authorization } = await headersOf('https://logs.eu-west-1.amazonaws.com/', { headers });
  expect(authorization).toContain('SignedHeaders=host;x-amz-date;x-amz-target,');
});

test.each([
  [{}, 'lambda', 'https://lambda.us-east-1.amazonaws.com'],
  [{}, 'sns.eu-central-1', 'https://sns.eu-central-1.amazonaws.com'],
  [{ region: 'cn-north-1' }, 'sns', 'https://sns.cn-north-1.amazonaws.com.cn'],
  [{ endpoint: 'http://localhost:4566' }, 'sns.eu-central-1', 'http://localhost:4566'],
])('a path with %o for %s leads to %s, which it may be sent to', (data, audience, address) => {
  const stored = aws.fields.parse({ ...key, ...data });
  expect(aws.baseUrl?.(stored, audience)).toBe(address);
  expect(allowsHost(aws.hosts(stored), new URL(address))).toBe(true);
});

test('it is sent to no host that only looks like one of AWS', () => {
  for (const host of ['amazonaws.com.evil.example', 'evil-amazonaws.com', 'minio.example'])
    expect(allowsHost(aws.hosts(key), new URL(`https://${host}`))).toBe(false);
});

test.each([
  [{ region: 'Frankfurt' }, 'Write the region as AWS does, like eu-central-1.'],
  [{ region: 'eu-central-1.evil.example/' }, 'Write the region as AWS does, like eu-central-1.'],
  [{ accessKeyId: 'AKID EXAMPLE' }, 'An access key ID has letters and digits only. Copy it again.'],
])('%o is refused as it is entered', (data, sentence) => {
  expect(aws.fields.safeParse({ ...key, ...data }).error?.issues.map(({ message }) => message)).toEqual([sentence]);
});
