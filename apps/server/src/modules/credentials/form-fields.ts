import type { CredentialKindResponse } from '@hookline/contracts';
import { credentialFields } from '@hookline/credentials';
import type { z } from 'zod';

/** The fields of a credential's form as the API gives them; none without a form. */
export const formFields = (form: z.ZodObject | null): CredentialKindResponse['fields'] =>
  (form ? credentialFields(form) : []).map(({ options, ...field }) => ({
    ...field,
    ...(options && { options: [...options] }),
  }));
