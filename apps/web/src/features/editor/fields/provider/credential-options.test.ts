import { describe, expect, test } from 'vitest';
import { credentialOptions } from './credential-options.js';

const credential = (id: string, name: string, kind: string) => ({ id, name, kind, isLocked: false });
const live = credential('c1', 'Live', 'acme');
const all = [
  live,
  credential('c2', 'Another', 'acme'),
  credential('c3', 'Elsewhere', 'parcels'),
  { ...credential('c4', 'Locked', 'acme'), isLocked: true },
];

describe('credentialOptions', () => {
  test("offers the sender's own by name, and none", () => {
    const { options, chosen, warning } = credentialOptions(all, 'acme', 'c1');
    expect(options.map(({ label }) => label)).toEqual(['None', 'Another', 'Live', 'Locked']);
    expect(chosen).toBe(live);
    expect(warning).toBeNull();
  });

  test('keeps the choice in sight and says so when the credential is deleted', () => {
    const { options, chosen, warning } = credentialOptions(all, 'acme', 'c9');
    expect(options.at(-1)?.value).toBe('c9');
    expect(chosen).toBeUndefined();
    expect(warning).toMatch(/is deleted/);
  });

  test('says so when the credential belongs to another sender', () => {
    expect(credentialOptions(all, 'acme', 'c3').warning).toMatch(/another sender/);
  });

  test('says so when it cannot be read any more', () => {
    expect(credentialOptions(all, 'acme', 'c4').warning).toMatch(/is locked/);
  });

  test('warns of nothing while they are being read', () => {
    expect(credentialOptions(undefined, 'acme', 'c1').warning).toBeNull();
  });
});
