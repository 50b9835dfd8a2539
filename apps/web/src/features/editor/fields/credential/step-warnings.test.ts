import { describe, expect, test } from 'vitest';
import { listed, stepWarnings } from './step-warnings.js';

const address = new URL('https://api.acme.test/orders');
const key = (facts: Partial<Parameters<typeof stepWarnings>[0]['chosen']> = {}) => ({
  unfit: null,
  chosen: { hosts: ['api.acme.test'], isLocked: false, refused: null, ...facts },
});
const messages = (...of: Parameters<typeof stepWarnings>) => stepWarnings(...of).map(({ message }) => message);

describe('stepWarnings', () => {
  test('has nothing to say of one that may go where the step calls', () => {
    expect(messages(key(), address)).toEqual([]);
    expect(messages(key({ hosts: ['*.acme.test'] }), address)).toEqual([]);
    expect(messages(key(), undefined)).toEqual([]);
  });

  test('names the host that it does not go to', () => {
    expect(messages(key({ hosts: ['acme.test', 'eu.acme.test'] }), address)).toEqual([
      'This step calls api.acme.test, and the credential goes to acme.test and eu.acme.test only.',
    ]);
  });

  test('repeats why its service refused it, beside another host', () => {
    const refused = { at: '2026-05-04T10:00:00Z', reason: 'acme.test answered 401.' };
    expect(stepWarnings(key({ refused, hosts: ['acme.test'] }), address)).toEqual([
      { message: 'acme.test answered 401.', enterAgain: true },
      { message: expect.stringMatching(/^This step calls/), enterAgain: false },
    ]);
  });

  test('asks for a locked one again, whose hosts are not known', () => {
    expect(messages(key({ isLocked: true, hosts: [] }), address)).toEqual([expect.stringMatching(/is locked/)]);
  });

  test('warns of a choice that cannot be used', () => {
    expect(messages({ chosen: undefined, unfit: 'deleted' }, address)).toEqual([expect.stringMatching(/is deleted/)]);
    expect(messages({ chosen: undefined, unfit: 'other-kind' }, address)).toEqual([expect.stringMatching(/of a kind/)]);
  });
});

test('lists three hosts, and counts the others', () => {
  expect(listed(['a', 'b', 'c'])).toBe('a, b, and c');
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, and 2 more');
});
