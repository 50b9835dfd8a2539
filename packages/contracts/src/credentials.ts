import { z } from 'zod';
import { int4 } from './shared/int4.js';
import { text } from './shared/text.js';

const credentialName = text().trim().min(1, 'Name the credential').max(120);

/** The fields that the provider asks for (`GET /api/v1/providers`), by name. */
const credentialData = z.record(z.string(), z.unknown());

export const createCredentialRequest = z
  .object({ name: credentialName, provider: text().min(1, 'Choose a provider').max(64), data: credentialData })
  .meta({ id: 'CreateCredentialRequest' });

export const patchCredentialRequest = z.object({ name: credentialName }).meta({ id: 'PatchCredentialRequest' });

/** `data` replaces the stored data, which stays valid for `keepOldForHours`; 0 ends its validity at once. */
export const rotateCredentialRequest = z
  .object({ data: credentialData, keepOldForHours: int4().max(168).default(24) })
  .meta({ id: 'RotateCredentialRequest' });

/** What is secret is never given out again. */
export const credentialResponse = z
  .object({
    id: z.string(),
    name: z.string(),
    provider: z.string(),
    /** The fields that are no secret. */
    values: z.record(z.string(), z.string()),
    /** Workflows that name it in their draft or their published version. */
    usedBy: z.array(z.object({ workflowId: z.string(), workflowName: z.string() })),
    /** Until when the previous data is accepted too; null when only the latest is. */
    rotatingUntil: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Credential' });

export const credentialListResponse = z.object({ items: z.array(credentialResponse) });

export type CreateCredentialRequest = z.output<typeof createCredentialRequest>;
export type PatchCredentialRequest = z.output<typeof patchCredentialRequest>;
export type RotateCredentialRequest = z.output<typeof rotateCredentialRequest>;
export type CredentialResponse = z.output<typeof credentialResponse>;
