import type { CredentialKindResponse } from '@hookline/contracts';

/** The note while a trigger has no credential: allowed, but unverified. */
export const uncheckedNote = (fields: CredentialKindResponse['fields']): string =>
  fields.some(({ secret, name }) => secret && /sign|secret|key/i.test(name))
    ? 'Signatures are not checked until you add the signing secret.'
    : 'Who sends is not checked until you add a credential.';
