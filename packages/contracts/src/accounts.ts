import { z } from 'zod';

const email = z
  .email({ error: 'Enter an e-mail address like ada@example.com' })
  .max(254)
  .transform((text) => text.trim().toLowerCase());

export const setupRequest = z
  .object({
    name: z.string().trim().min(1, 'Enter your name').max(120),
    email,
    password: z.string().min(10, 'Use at least 10 characters').max(200),
  })
  .meta({ id: 'SetupRequest' });

export const sessionRequest = z
  .object({ email, password: z.string().min(1, 'Enter your password').max(200) })
  .meta({ id: 'SessionRequest' });

export const userResponse = z.object({ id: z.string(), name: z.string(), email: z.string() }).meta({ id: 'User' });

/** Asked first of all, by anybody: whether the first-run screen is due, and who is logged in. */
export const setupStateResponse = z
  .object({ needed: z.boolean(), user: userResponse.nullable() })
  .meta({ id: 'SetupState' });

export const createApiKeyRequest = z
  .object({ name: z.string().trim().min(1, 'Name the key').max(120) })
  .meta({ id: 'CreateApiKeyRequest' });

/** `key` is shown once and never again. */
export const createdApiKeyResponse = z
  .object({ id: z.string(), name: z.string(), key: z.string() })
  .meta({ id: 'CreatedApiKey' });

export const apiKeyResponse = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });

export const apiKeyListResponse = z.object({ items: z.array(apiKeyResponse) });

export type SetupRequest = z.output<typeof setupRequest>;
export type SessionRequest = z.output<typeof sessionRequest>;
export type UserResponse = z.output<typeof userResponse>;
export type SetupStateResponse = z.output<typeof setupStateResponse>;
export type CreateApiKeyRequest = z.output<typeof createApiKeyRequest>;
export type CreatedApiKeyResponse = z.output<typeof createdApiKeyResponse>;
export type ApiKeyResponse = z.output<typeof apiKeyResponse>;
