import { expect, test } from 'vitest';
import { uncheckedNote } from './unchecked-note.js';

const field = (name: string, secret: boolean) => ({ name, label: name, secret, required: true, standard: '' });

test('asks for the signing secret only where there is one', () => {
  expect(uncheckedNote([field('team', false), field('signingSecret', true)])).toMatch(/add the signing secret/);
  expect(uncheckedNote([field('username', false), field('password', true)])).toMatch(/add a credential/);
  expect(uncheckedNote([field('publicKey', false)])).toMatch(/add a credential/);
});
