import { describe, expect, test } from 'vitest';
import { credentialFields } from '../fields/credential-field.js';
import { allowsHost } from '../kind/host-pattern.js';
import { credentialKinds } from '../registry.js';

const kind = (id: string) => {
  const found = credentialKinds.find((known) => known.id === id);
  if (!found) throw new Error(`There is no kind ${id}`);
  return found;
};
const now = new Date('2026-11-30T12:00:00Z');
const request = { method: 'GET', url: new URL('https://api.example.com/v1'), headers: {}, body: undefined, now };
const stored = (id: string, entered: Record<string, string>) =>
  kind(id).fields.parse({ hosts: 'api.example.com', ...entered });
const proof = (id: string, entered: Record<string, string>) => kind(id).authenticate(request, stored(id, entered));
const refusal = (id: string, entered: Record<string, string>) =>
  kind(id)
    .fields.safeParse({ hosts: 'api.example.com', ...entered })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('what authenticates a request', () => {
  test.each([
    ['bearer', { token: 'tok_1' }, { headers: { authorization: 'Bearer tok_1' } }],
    ['bearer', { token: 'Bearer tok_1' }, { headers: { authorization: 'Bearer tok_1' } }],
    ['header', { key: 'k1' }, { headers: { 'x-api-key': 'k1' } }],
    ['header', { key: 'k1', header: 'Authorization', prefix: 'Token' }, { headers: { authorization: 'Token k1' } }],
    [
      'basic',
      { user: 'Aladdin', password: 'open sesame' },
      { headers: { authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' } },
    ],
    ['basic', { user: 'sk_1' }, { headers: { authorization: 'Basic c2tfMTo=' } }],
    ['basic', { user: 'test', password: '123£' }, { headers: { authorization: 'Basic dGVzdDoxMjPCow==' } }],
    ['query', { key: 'k1', name: 'appid' }, { query: { appid: 'k1' } }],
  ])('with %s', (id, entered, expected) => {
    expect(proof(id, entered)).toEqual(expected);
  });

  test.each([
    ['bearer', { token: '' }, 'token: Fill in Token'],
    [
      'bearer',
      { token: 'a\nb' },
      'token: Token has a character that cannot be sent, a line break for example. Copy it again.',
    ],
    [
      'bearer',
      { token: 'tok', hosts: 'a b, http://' },
      'hosts: "http://" is no host. Write one like api.example.com or *.example.com.',
    ],
    ['bearer', { token: 'tok', hosts: '*' }, 'hosts: "*" is no host. Write one like api.example.com or *.example.com.'],
    ['bearer', { token: 'tok', hosts: '' }, 'hosts: Name the host that it may be sent to'],
    [
      'bearer',
      { token: 'tok', testUrl: 'api.example.com' },
      'testUrl: Write the address in full, beginning with https://.',
    ],
    ['header', { key: 'k', header: 'X Key' }, 'header: A header has letters, digits and -, like X-Api-Key.'],
    ['basic', { user: 'a:b' }, 'user: A user name has no colon: the password begins after it.'],
  ])('%s refuses what cannot be sent: %o', (id, entered, message) => {
    expect(refusal(id, entered)).toEqual([message]);
  });
});

const ENTERED: Readonly<Record<string, string>> = {
  hosts: 'https://API.example.com/x *.example.org',
  clientId: 'client-1',
  tokenUrl: 'https://login.example.com/token',
};

describe.each(credentialKinds.map((known) => [known.id, known] as const))('%s', (id, known) => {
  const filled = Object.fromEntries(
    credentialFields(known.fields).map(({ name, secret, standard }) => [
      name,
      standard || (secret ? 'secret-1' : (ENTERED[name] ?? '')),
    ]),
  );

  test('goes to the hosts that were entered and to no other', () => {
    const hosts = known.hosts(known.fields.parse(filled));
    expect(hosts).toEqual(['api.example.com', '*.example.org']);
    expect(allowsHost(hosts, new URL('https://evil.example'))).toBe(false);
  });

  test('is tested at the address that was entered, and else not', () => {
    expect(known.test(filled)).toBeUndefined();
    expect(known.test({ ...filled, testUrl: 'https://api.example.com/me' })).toEqual({
      url: 'https://api.example.com/me',
    });
  });

  test('reads what it has stored', () => {
    const once = known.fields.parse(filled);
    expect(known.fields.parse(once)).toEqual(once);
    expect(() => known.authenticate(request, { other: id })).toThrow('hosts');
  });
});
