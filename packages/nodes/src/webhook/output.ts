import type { SampleStart } from '@hookline/node-kit';
import { z } from 'zod';

/** What steps read as `trigger`: the request, and what its sender calls the event. */
export const webhookOutput = z.object({
  body: z.unknown(),
  /** Lower-case names; several values of one header are joined. */
  headers: z.record(z.string(), z.string()),
  query: z.record(z.string(), z.unknown()),
  method: z.string(),
  path: z.string(),
  event: z.object({
    id: z.string().nullable(),
    type: z.string().nullable(),
    provider: z.string(),
    receivedAt: z.string().nullable(),
  }),
});

/** A payload that a person typed, as if it had been an event's body. */
export const webhookSample = ({ payload }: SampleStart): z.output<typeof webhookOutput> => ({
  body: payload ?? null,
  headers: { 'content-type': 'application/json' },
  query: {},
  method: 'POST',
  path: '/',
  event: { id: null, type: null, provider: 'none', receivedAt: null },
});
