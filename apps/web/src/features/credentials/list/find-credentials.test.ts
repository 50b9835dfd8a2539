import { expect, test } from 'vitest';
import { filterCredentials, findCredentials } from './find-credentials.js';

const refused = { at: '2026-05-04T10:00:00Z', reason: 'No.' };
const usedBy = [{ workflowId: 'w1', workflowName: 'Orders' }];
const quiet = { hosts: [], account: null, isLocked: false, refused: null, usedBy };
const hosts = ['api.acme.test', '*.files.test'];
const all = [
  { ...quiet, id: 'c1', name: 'Shop', kind: 'acme' },
  { ...quiet, id: 'c2', name: 'Live', kind: 'bearer', hosts, account: 'ops@acme', usedBy: [] },
  { ...quiet, id: 'c3', name: 'Old', kind: 'gone', refused },
];
const kinds = [
  { id: 'acme', title: 'Acme' },
  { id: 'bearer', title: 'Bearer token' },
];
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
const find = (wanted: string) => ids(findCredentials(all, kinds, wanted));

test.each([
  ['shop', ['c1']],
  ['bearer', ['c2']],
  ['files.test', ['c2']],
  ['ops@', ['c2']],
  ['gone', ['c3']],
  ['ACME', ['c1', 'c2']],
  ['acme token', ['c2']],
  ['acme old', []],
  [' ', ['c1', 'c2', 'c3']],
])('“%s” is in %s', (wanted, found) => {
  expect(find(wanted)).toEqual(found);
});

test('shows all, those that need a person, or those that nothing uses', () => {
  expect(ids(filterCredentials(all, 'all'))).toEqual(['c1', 'c2', 'c3']);
  expect(ids(filterCredentials(all, 'needs-you'))).toEqual(['c3']);
  expect(ids(filterCredentials(all, 'unused'))).toEqual(['c2']);
});
