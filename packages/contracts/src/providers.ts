import { z } from 'zod';
import { credentialField } from './credentials.js';

export const providerResponse = z
  .object({
    id: z.string(),
    title: z.string(),
    summary: z.string(),
    /** Where to paste the trigger URL, step by step; where to find the secret (empty when none is asked for); the sender's own page. */
    setUp: z.object({ steps: z.array(z.string()), secret: z.string(), docs: z.string() }),
    /** Of its credential; empty when it has none. */
    fields: z.array(credentialField),
    /** A typical event, unsigned. */
    sample: z.object({
      method: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
      /** What its sender calls it, where it calls it anything. */
      id: z.string().nullable(),
    }),
    /** Types of its events that are known, to choose among; others may come. */
    eventTypes: z.array(z.string()),
    /** Whether Hookline can sign a test event as this sender does. */
    canSign: z.boolean(),
  })
  .meta({ id: 'Provider' });

export const providerListResponse = z.object({ items: z.array(providerResponse) });

export type ProviderResponse = z.output<typeof providerResponse>;
