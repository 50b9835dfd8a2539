import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import type { CredentialData } from '../../../shared/api/index.js';

/** The initial values of the form: those of the credential, or the defaults. Secrets are never included. */
export function firstValues(
  fields: CredentialKindResponse['fields'],
  known: CredentialResponse['values'] = {},
): CredentialData {
  return Object.fromEntries(
    fields.map(({ name, secret, standard }) => [name, (secret ? '' : known[name]) ?? standard]),
  );
}
