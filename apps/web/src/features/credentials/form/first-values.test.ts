import type { CredentialKindResponse } from '@hookline/contracts';
import { expect, test } from 'vitest';
import { firstValues } from './first-values.js';

const field = (
  name: string,
  more: Partial<CredentialKindResponse['fields'][number]>,
): CredentialKindResponse['fields'][number] => ({
  name,
  label: name,
  secret: false,
  required: true,
  standard: '',
  ...more,
});
const fields = [field('secret', { secret: true }), field('header', { standard: 'X-Signature' }), field('team', {})];

test('begins with what is usual', () => {
  expect(firstValues(fields)).toEqual({ secret: '', header: 'X-Signature', team: '' });
});

test('begins with what is known of a credential, but never with its secret', () => {
  expect(firstValues(fields, { header: 'X-Mine', secret: 'leaked' })).toEqual({
    secret: '',
    header: 'X-Mine',
    team: '',
  });
});
