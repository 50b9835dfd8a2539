import { describe, expect, test } from 'vitest';
import { findProvider } from '../registry.js';
import { HIDDEN, hideSecrets, showSigned } from './hide-secrets.js';
import { ProviderRequest } from './provider-request.js';

const TOKEN = 'a token/that is+long';

function hide(provider: string, credentials: readonly unknown[], headers: [string, string][], query = '') {
  const kept = hideSecrets(findProvider(provider)!, { headers, query }, credentials);
  return { headers: kept.headers.map(([, value]) => value), query: kept.query };
}

describe('what proves a sender by itself', () => {
  test('is hidden wherever it stands, and nothing beside it', () => {
    const credential = [{ name: 'X-Token', token: TOKEN }];
    const { headers, query } = hide(
      'header-token',
      credential,
      [
        ['X-Token', TOKEN],
        ['X-Copy', `Bearer ${TOKEN}`],
        ['User-Agent', 'Sender/1.0'],
      ],
      `a=1&X-Token=${encodeURIComponent(TOKEN)}&X-Token=${TOKEN.replaceAll(' ', '+').replace('s+', 's%2B')}&b=%20`,
    );
    expect(headers).toEqual([HIDDEN, `Bearer ${HIDDEN}`, 'Sender/1.0']);
    expect(query).toBe(`a=1&X-Token=${HIDDEN}&X-Token=${HIDDEN}&b=%20`);
  });

  test('is hidden with its scheme or without, and while it is being replaced', () => {
    const credentials = [
      { name: 'X-Token', token: 'Bearer the-new-token' },
      { name: 'X-Token', token: 'the-old-token' },
    ];
    const { headers } = hide('header-token', credentials, [
      ['X-Token', 'the-new-token'],
      ['X-Token', 'the-old-token'],
    ]);
    expect(headers).toEqual([HIDDEN, HIDDEN]);
  });

  test('is hidden in an address in which nothing is encoded', () => {
    expect(hide('header-token', [{ name: 't', token: 'one+two+three' }], [], 't=one+two+three').query).toBe(
      `t=${HIDDEN}`,
    );
  });

  test('is hidden in Authorization without knowing it', () => {
    const { headers } = hide(
      'basic-auth',
      [{ username: 'ann', password: 'secret' }],
      [
        ['authorization', `Basic ${Buffer.from('ann:secret').toString('base64')}`],
        ['Authorization', 'what has no scheme'.replaceAll(' ', '-')],
      ],
    );
    expect(headers).toEqual([`Basic ${HIDDEN}`, HIDDEN]);
  });

  test('is no part of a word', () => {
    const { headers, query } = hide(
      'header-token',
      [{ name: 'X-Token', token: 'on' }],
      [
        ['Content-Type', 'application/json'],
        ['X-Token', 'on'],
      ],
      'month=1&X-Token=on&on',
    );
    expect(headers).toEqual(['application/json', HIDDEN]);
    expect(query).toBe(`month=1&X-Token=${HIDDEN}&${HIDDEN}`);
  });

  test.each([
    ['X-Forwarded-Authorization', 'Basic YW5uOnNlY3JldA==', `Basic ${HIDDEN}`],
    ['Proxy-Authorization', 'Basic YW5uOnNlY3JldA==', `Basic ${HIDDEN}`],
    ['x-amzn-remapped-authorization', 'Digest username="ann", response="0a"', `Digest ${HIDDEN}`],
    ['X-Original-Auth', 'basic YW5uOnNlY3JldA==', `basic ${HIDDEN}`],
    ['X-Copy', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln', `Bearer ${HIDDEN}`],
    ['X-Plan', 'Basic plan', 'Basic plan'],
    ['X-Plan', 'Basic yearly', 'Basic yearly'],
    ['X-Note', 'Bearer of bad news', 'Bearer of bad news'],
  ])('is hidden in the login that %s holds: %s', (name, value, kept) => {
    const credential = [{ username: 'ann', password: 'secret' }];
    expect(hide('basic-auth', credential, [[name, value]]).headers).toEqual([kept]);
  });

  test.each([
    ['base64', Buffer.from(TOKEN).toString('base64')],
    ['base64 for addresses', Buffer.from(TOKEN).toString('base64url')],
    ['base64 behind something', Buffer.from(`x:${TOKEN}`).toString('base64')],
    ['base64 between other texts', Buffer.from(`{"a":"${TOKEN}","b":1}`).toString('base64')],
    ['base64 of a name and it', Buffer.from(`user:${TOKEN}`).toString('base64')],
    ['hex', Buffer.from(TOKEN).toString('hex')],
    ['hex in capitals', Buffer.from(TOKEN).toString('hex').toUpperCase()],
    ['percent signs', encodeURIComponent(TOKEN)],
  ])('is hidden in a header as %s, with all that is of the same text', (_, encoded) => {
    const credential = [{ name: 'X-Token', token: TOKEN }];
    const { headers, query } = hide(
      'header-token',
      credential,
      [
        ['X-Any', encoded],
        ['X-More', `v1 ${encoded}, v2`],
      ],
      `a=${encodeURIComponent(encoded)}&b=1`,
    );
    expect(headers).toEqual([HIDDEN, `v1 ${HIDDEN}, v2`]);
    expect(query).toBe(`a=${HIDDEN}&b=1`);
  });

  test('is looked for in no time, whatever stands there', () => {
    const credential = [{ name: 'X-Token', token: TOKEN }];
    const long = `${'A'.repeat(60_000)} ${Buffer.from(TOKEN).toString('base64').repeat(500)}`;
    expect(hide('header-token', credential, [['X-Any', long]]).headers).toEqual([`${'A'.repeat(60_000)} ${HIDDEN}`]);
  });

  test('is nothing when nothing is checked', () => {
    const request = { headers: [['Authorization', 'Bearer x']] as const, query: 'a=b' };
    expect(hideSecrets(findProvider('header-token')!, request, [])).toBe(request);
  });
});

describe('a request that is shown signed', () => {
  test.each([
    ['header-token', { name: 'X-Token', token: TOKEN }, { 'X-Token': '$TOKEN' }],
    ['header-token', { name: 'Authorization', token: 'Bearer short' }, { Authorization: 'Bearer $TOKEN' }],
    ['basic-auth', { username: 'ann', password: 'pw' }, { Authorization: 'Basic $TOKEN' }],
    ['cloudevents', { token: TOKEN }, { Authorization: 'Bearer $TOKEN' }],
    ['gitlab', { token: 'on', signingToken: '' }, { 'X-Gitlab-Token': '$TOKEN' }],
  ])('has a placeholder for the secret of %s', (id, credential, shown) => {
    const provider = findProvider(id)!;
    const request = new ProviderRequest({
      method: 'POST',
      url: 'https://a.test',
      headers: [],
      body: Buffer.from('{}'),
    });
    const signed = provider.sign!(request, { credential, now: 0 });
    expect(showSigned(provider, signed, [credential])).toEqual(shown);
  });

  test('keeps what is a signature', () => {
    const signed = { 'X-Hub-Signature-256': `sha256=${'0a'.repeat(32)}` };
    expect(showSigned(findProvider('github')!, signed, [{ secret: TOKEN }])).toEqual(signed);
  });
});
