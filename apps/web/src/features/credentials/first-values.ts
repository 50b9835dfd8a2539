import type { CredentialResponse, ProviderResponse } from '@hookline/contracts';
import type { CredentialData } from '../../shared/api/index.js';

/** What stands in the form at first: what is known of a credential, or else what is usual. Secrets are never given out. */
export function firstValues(
  fields: ProviderResponse['fields'],
  known: CredentialResponse['values'] = {},
): CredentialData {
  return Object.fromEntries(
    fields.map(({ name, secret, standard }) => [name, (secret ? '' : known[name]) ?? standard]),
  );
}
