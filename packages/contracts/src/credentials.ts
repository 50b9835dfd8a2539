import { z } from 'zod';
import { int4 } from './shared/int4.js';
import { text } from './shared/text.js';

const credentialName = text().trim().min(1, 'Name the credential').max(120);

/** The fields that its kind asks for (`GET /api/v1/credential-kinds`), by name. */
const credentialData = z.record(z.string(), z.unknown());

/** One field of the form in which a credential is entered. */
export const credentialField = z
  .object({
    name: z.string(),
    label: z.string(),
    help: z.string().optional(),
    placeholder: z.string().optional(),
    /** Shown as dots, never given out again. */
    secret: z.boolean(),
    required: z.boolean(),
    /** What stands in the form at first. */
    standard: z.string(),
    options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  })
  .meta({ id: 'CredentialField' });

export const createCredentialRequest = z
  .object({ name: credentialName, kind: text().min(1, 'Choose a kind').max(64), data: credentialData })
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
    /** The id of a sender whose events it verifies, or the kind of what authenticates requests. */
    kind: z.string(),
    /** The fields that are no secret. */
    values: z.record(z.string(), z.string()),
    /** Where it may be sent to; empty for one that verifies a sender. */
    hosts: z.array(z.string()),
    /** It was encrypted with another SECRET_KEY: it has to be entered again. */
    isLocked: z.boolean(),
    /** Whose account it is, as its service said when it was tested. */
    account: z.string().nullable(),
    /** Workflows that name it in their draft or their published version. */
    usedBy: z.array(z.object({ workflowId: z.string(), workflowName: z.string() })),
    /** Until when the previous data is accepted too; null when only the latest is. */
    rotatingUntil: z.string().nullable(),
    testedAt: z.string().nullable(),
    /** When a step last sent it; a few seconds late. */
    lastUsedAt: z.string().nullable(),
    /** Its service refused it, and has not taken it since. */
    refused: z.object({ at: z.string(), reason: z.string() }).nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Credential' });

/** What a test came to. `untested`: nothing can be asked without an effect, or no address is known. */
export const credentialTestResponse = z
  .object({
    outcome: z.enum(['works', 'refused', 'failed', 'untested']),
    /** One sentence for a person. */
    message: z.string(),
    account: z.string().nullable(),
  })
  .meta({ id: 'CredentialTest' });

/** A kind of credential, and the form in which one is entered. */
export const credentialKindResponse = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    /** `sender`: it verifies who sends events. `requests`: it authenticates what steps send. */
    purpose: z.enum(['sender', 'requests']),
    fields: z.array(credentialField),
    /** Where to find what is secret, and the page that says more. */
    setUp: z.object({ secret: z.string(), docs: z.string() }),
  })
  .meta({ id: 'CredentialKind' });

export const credentialKindListResponse = z.object({ items: z.array(credentialKindResponse) });

export const credentialListResponse = z.object({ items: z.array(credentialResponse) });

export type CreateCredentialRequest = z.output<typeof createCredentialRequest>;
export type PatchCredentialRequest = z.output<typeof patchCredentialRequest>;
export type RotateCredentialRequest = z.output<typeof rotateCredentialRequest>;
export type CredentialKindResponse = z.output<typeof credentialKindResponse>;
export type CredentialTestResponse = z.output<typeof credentialTestResponse>;
export type CredentialResponse = z.output<typeof credentialResponse>;
