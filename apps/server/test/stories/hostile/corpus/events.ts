/** What only a sender's reader of events looks at: forged proofs, and names of events that no table can hold. */
import { json, wellFormed, type HeaderPair, type Shape } from '../raw-request.js';

const sent =
  (body: string, ...headers: HeaderPair[]): Shape =>
  (path) =>
    json(path, body, headers);

const cloudEvent = (fields: object): object => ({ id: 'a', source: 's', type: 't', specversion: '1.0', ...fields });
const structured =
  (fields: object): Shape =>
  (path) => {
    const headers: HeaderPair[] = [['content-type', 'application/cloudevents+json']];
    return wellFormed(path, { headers, body: JSON.stringify(cloudEvent(fields)) });
  };
const batch =
  (body: string): Shape =>
  (path) =>
    wellFormed(path, { headers: [['content-type', 'application/cloudevents-batch+json']], body });

/** Not repetitive: an index would make a repetitive text small enough again. */
const longText = Array.from({ length: 6000 }, (_, n) => (n * 7919).toString(36)).join('');
const deepValue = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
const element = (data: string): string => JSON.stringify(cloudEvent({ data: '@' })).replace('"@"', data);

const base64url = (value: object | string): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const token = (header: object, claims: object, signature = 'AAAA'): HeaderPair => [
  'authorization',
  `Bearer ${base64url(header)}.${base64url(claims)}.${signature}`,
];
const sns = (fields: object): string =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: 'm',
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:Ours',
    Message: 'x',
    Timestamp: '2026-01-01T00:00:00.000Z',
    SignatureVersion: '2',
    Signature: 'AAAA',
    // Never an address of Amazon: a test asks nobody outside.
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com.example.com/a.pem',
    ...fields,
  });

export const EVENTS: Readonly<Record<string, Shape>> = {
  'a signature of nothing': sent('{}', ['x-hub-signature-256', 'sha256=']),
  'a signature that is none': sent('{}', ['x-hub-signature-256', 'sha256=zz\xff"']),
  'a signature of the wrong length': sent('{}', ['x-hub-signature-256', `sha256=${'ab'.repeat(2000)}`]),
  'a signature that comes twice': sent(
    '{}',
    ['x-hub-signature-256', `sha256=${'0'.repeat(64)}`],
    ['X-Hub-Signature-256', `sha256=${'1'.repeat(64)}`],
  ),
  'many signatures': sent(
    '{}',
    ['x-signature', `t=1,${'v1=00,'.repeat(1000)}`],
    ['webhook-signature', 'v1,a '.repeat(800)],
  ),
  'timestamps that are none': sent(
    '{}',
    ['webhook-timestamp', '1e999'],
    ['x-timestamp', '-0x1'],
    ['webhook-id', '\x80'],
  ),
  'a token signed by nobody': sent('{}', token({ alg: 'none', typ: 'JWT' }, { sub: 'admin' }, '')),
  'a token of another algorithm': sent('{}', token({ alg: 'RS256', jku: 'http://127.0.0.1:1/', kid: '../../x' }, {})),
  'a token with a key in it': sent(
    '{}',
    token({ alg: 'HS256', jwk: { kty: 'oct', k: 'AA' }, crit: ['b64'], b64: false }, {}),
  ),
  'a token that is deep': sent('{}', ['authorization', `Bearer ${base64url(deepValue(700))}.${base64url('[')}.AA`]),
  'a token of dots': sent('{}', ['authorization', `Bearer ${'.'.repeat(4000)}`]),
  'an authorization that is none': sent('{}', ['authorization', '\xff'], ['Authorization', 'Basic ====']),
  'a long id in a header': sent('{}', ['x-github-delivery', longText.slice(0, 7000)], ['x-github-event', 'é\xff']),
  'a handshake that is none': sent('{"zen":1}', ['x-github-event', 'ping']),
  'an id with a null byte': structured({ id: 'a\u0000b' }),
  'a type with a null byte': structured({ id: 'typed', type: 'a\u0000b' }),
  'an id longer than an index holds': structured({ id: longText }),
  'a type longer than an index holds': structured({ id: 'long type', type: longText }),
  'an id of half a letter': structured({ id: '\ud800', source: '\udfff' }),
  'an id that is an object': structured({ id: { a: 1 } }),
  'an event of __proto__': structured({ id: 'proto', data: JSON.parse('{"__proto__":{"isAdmin":1}}') as unknown }),
  'a batch of nothing': batch('[]'),
  'a batch that is none': batch('{"length":3}'),
  'a batch of thousands': batch(`[${Array.from({ length: 2100 }, () => element('1')).join()}]`),
  'a batch that repeats itself': batch(`[${Array.from({ length: 300 }, () => element('1')).join()}]`),
  'a batch with null bytes': batch(`[${element('1').replace('"a"', '"\\u0000"')},${element('2')}]`),
  'a batch of a deep event': batch(`[${element(deepValue(20_000))}]`),
  'percent signs in headers': sent(
    '{}',
    ['ce-id', '%00%ff%'],
    ['ce-source', '%'],
    ['ce-type', '%e0%80'],
    ['ce-specversion', '1.0'],
  ),
  'a null byte behind a percent sign': sent(
    '{}',
    ['ce-id', 'a%00b'],
    ['ce-source', '/s'],
    ['ce-type', 't%00'],
    ['ce-specversion', '1.0'],
  ),
  'an origin that is two headers': (path) =>
    wellFormed(path, { method: 'OPTIONS', headers: [['webhook-request-origin', 'a.example\tset-cookie: b=c']] }),
  'an origin for all': (path) => wellFormed(path, { method: 'OPTIONS', headers: [['webhook-request-origin', '*']] }),
  'a challenge that is a page': sent('{"type":"url_verification","challenge":"<script>alert(1)</script>"}'),
  'a challenge with a null byte': sent('{"type":"url_verification","challenge":"a\\u0000b"}'),
  'a challenge without end': sent(JSON.stringify({ type: 'url_verification', challenge: longText })),
  'a certificate from elsewhere': sent(sns({}), ['x-amz-sns-message-type', 'Notification']),
  'a certificate from a file': sent(sns({ SigningCertURL: 'file:///etc/passwd' })),
  'a subscription by somebody': sent(
    sns({ Type: 'SubscriptionConfirmation', Token: 't', SubscribeURL: 'http://169.254.169.254/latest/meta-data' }),
    ['x-amz-sns-message-type', 'SubscriptionConfirmation'],
  ),
  'a message that is a list': sent('[{"MessageId":[],"Type":{}}]', ['x-amz-sns-message-type', 'Notification']),
};
