import { expect, test } from 'vitest';
import { credentialForms, findCredentialForm } from './credential-forms.js';

test('no kind of credential has the id of another one, or of a sender', () => {
  const ids = credentialForms.map(({ id }) => id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});

test('a name from the prototype is no kind', () => {
  for (const id of ['__proto__', 'constructor', 'toString']) expect(findCredentialForm(id)).toBeUndefined();
});
