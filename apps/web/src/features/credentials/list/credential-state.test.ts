import { describe, expect, test } from 'vitest';
import type { CredentialState } from './credential-state.js';
import { credentialState, needsPerson } from './credential-state.js';

const now = Date.parse('2026-05-04T12:00:00Z');
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const refused = { at: before(5), reason: 'api.acme.test answered 401.' };
const usedBy = [{ workflowId: 'w1', workflowName: 'Orders' }];
type Known = Parameters<typeof credentialState>[0];
const known: Known = {
  isLocked: false,
  refused: null,
  rotatingUntil: null,
  testedAt: null,
  lastUsedAt: null,
  usedBy: [],
  hosts: ['api.acme.test'],
  createdAt: before(10),
};
const state = (facts: Partial<Known>) => credentialState({ ...known, ...facts }, now);

describe('credentialState', () => {
  test.each<[CredentialState['is'], Partial<Known>, RegExp]>([
    ['locked', { isLocked: true, refused }, /^Locked$/],
    ['refused', { refused, testedAt: before(2), lastUsedAt: before(1) }, /^Needs you$/],
    [
      'rotating',
      { rotatingUntil: '2026-05-05T12:00:00Z', testedAt: before(2) },
      /^The old secret is accepted until 5 May/,
    ],
    ['works', { testedAt: before(2), lastUsedAt: before(1) }, /^Tested 2 min ago$/],
    ['works', { lastUsedAt: before(1), usedBy }, /^Works as of 1 min ago$/],
    ['unused', { createdAt: '2026-01-03T12:00:00Z' }, /^Not used, made 3 Jan$/],
    ['used', { usedBy }, /^Not tried yet$/],
    ['used', { usedBy, hosts: [] }, /^In use$/],
  ])('is %s', (is, facts, words) => {
    expect(state(facts)).toMatchObject({ is, words: expect.stringMatching(words) });
  });

  test('repeats what its service said', () => {
    expect(state({ refused }).detail).toBe('api.acme.test answered 401.');
  });
});

test('a person is needed for what is refused or locked', () => {
  expect([known, { ...known, refused }, { ...known, isLocked: true }].map(needsPerson)).toEqual([false, true, true]);
});
