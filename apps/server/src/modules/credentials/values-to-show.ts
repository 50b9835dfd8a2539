import { credentialFields, type Provider } from '@hookline/providers';
import type { CredentialData } from './read-credential-data.js';

/** The values of the non-secret fields. A field that the schema does not know (any more) counts as secret. */
export function valuesToShow(schema: Provider['credential'], data: CredentialData): Record<string, string> {
  const shown = schema ? credentialFields(schema).filter(({ secret }) => !secret) : [];
  return Object.fromEntries(
    shown.flatMap(({ name }) => {
      const value = data[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
