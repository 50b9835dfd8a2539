import type { ProviderResponse } from '@hookline/contracts';

/** What follows while a sender has no credential: no error, but to be known. */
export const uncheckedNote = (fields: ProviderResponse['fields']): string =>
  fields.some(({ secret, name }) => secret && /sign|secret|key/i.test(name))
    ? 'Signatures are not checked until you add the signing secret.'
    : 'Who sends is not checked until you add a credential.';
