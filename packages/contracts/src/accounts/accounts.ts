import { z } from 'zod';
import { text } from '../shared/text.js';
import { isGuessable } from './is-guessable.js';

const email = z
  .email({ error: 'Enter an e-mail address like ada@example.com' })
  .max(254)
  .transform((text) => text.trim().toLowerCase());

const MAX_PASSWORD = 200;

/** A new password. Passwords chosen under older rules are compared only. */
const newPassword = text()
  .min(10, 'Use at least 10 characters')
  .max(MAX_PASSWORD)
  .refine((password) => !isGuessable(password), {
    error: 'This one is soon guessed. Take several words, or let your browser make one up',
  });

const anyPassword = text().min(1, 'Enter your password').max(MAX_PASSWORD);

/** Hookline prints an address with `token` while it has no owner; the token lets its holder become the owner. */
export const setupRequest = z
  .object({
    token: text().max(200).default(''),
    name: text().trim().min(1, 'Enter your name').max(120),
    email,
    password: newPassword,
  })
  .meta({ id: 'SetupRequest' });

export const sessionRequest = z.object({ email, password: anyPassword }).meta({ id: 'SessionRequest' });

export const changePasswordRequest = z
  .object({ current: anyPassword, password: newPassword })
  .meta({ id: 'ChangePasswordRequest' });

export const userResponse = z.object({ id: z.string(), name: z.string(), email: z.string() }).meta({ id: 'User' });

/** Whether the first-run screen is due, and who is logged in. Needs no session: every page asks this first. */
export const setupStateResponse = z
  .object({ needed: z.boolean(), user: userResponse.nullable() })
  .meta({ id: 'SetupState' });

export const createApiKeyRequest = z
  .object({ name: text().trim().min(1, 'Name the key').max(120) })
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
export type ChangePasswordRequest = z.output<typeof changePasswordRequest>;
export type SessionRequest = z.output<typeof sessionRequest>;
export type UserResponse = z.output<typeof userResponse>;
export type SetupStateResponse = z.output<typeof setupStateResponse>;
export type CreateApiKeyRequest = z.output<typeof createApiKeyRequest>;
export type CreatedApiKeyResponse = z.output<typeof createdApiKeyResponse>;
export type ApiKeyResponse = z.output<typeof apiKeyResponse>;
