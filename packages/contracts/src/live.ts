/**
 * Messages of `GET /api/v1/live` (server-sent events, `data:` is one LiveMessage as JSON). They name what changed, without its
 * new state: a client reads it again. Coalesced, so one message may name many runs and events.
 */
import { RUN_STATUSES, VERDICTS } from '@hookline/domain';
import { z } from 'zod';

export const liveMessage = z
  .object({
    runs: z.array(z.object({ id: z.string(), workflowId: z.string(), status: z.enum(RUN_STATUSES) })),
    events: z.array(z.object({ id: z.string(), workflowId: z.string(), verdict: z.enum(VERDICTS) })),
    workflows: z.array(z.string()),
    /** More moved than is listed: read lists again. */
    truncated: z.boolean(),
  })
  .meta({ id: 'LiveMessage' });

export type LiveMessage = z.output<typeof liveMessage>;
