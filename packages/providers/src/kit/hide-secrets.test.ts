import { describe, expect, it } from 'vitest';
import { findProvider } from '../registry.js';
import { HIDDEN, hideSecrets } from './hide-secrets.js';

const TOKEN = 'a token/that is+long';

function hide(provider: string, credentials: readonly unknown[], headers: [string, string][], query = '') {
  const kept = hideSecrets(findProvider(provider)!, { headers, query }, credentials);
  return { headers: kept.headers.map(([, value]) => value), query: kept.query };
}

describe('what proves a sender by itself', () => {
  it('is hidden wherever it stands, and nothing beside it', () => {
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

  it('is hidden with its scheme or without, and while it is being replaced', () => {
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

  it('is hidden in an address in which nothing is encoded', () => {
    expect(hide('header-token', [{ name: 't', token: 'one+two+three' }], [], 't=one+two+three').query).toBe(
      `t=${HIDDEN}`,
    );
  });

  it('is hidden in Authorization without knowing it', () => {
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

  it('is no part of a word', () => {
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

  it('is nothing when nothing is checked', () => {
    const request = { headers: [['Authorization', 'Bearer x']] as const, query: 'a=b' };
    expect(hideSecrets(findProvider('header-token')!, request, [])).toBe(request);
  });
});
