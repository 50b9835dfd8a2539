import { credentialFields } from '@hookline/credentials';
import type { z } from 'zod';
import type { CredentialData } from './read-credential-data.js';

/** The values of the non-secret fields. A field that the schema does not know (any more) counts as secret. */
export function valuesToShow(schema: z.ZodObject | null, data: CredentialData): Record<string, string> {
  const shown = schema ? credentialFields(schema).filter(({ secret }) => !secret) : [];
  return Object.fromEntries(
    shown.flatMap(({ name }) => {
      const value = data[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
