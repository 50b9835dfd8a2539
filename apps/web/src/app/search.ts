import { RUN_STATUSES, VERDICTS } from '@hookline/domain';
import { z } from 'zod';
import { UNDER_WAY } from '../features/runs/index.js';

/** Invalid search parameters are dropped rather than refused, so that an old link still opens the page. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** The period as a word, so that a link stays meaningful tomorrow. */
const periods = ['hour', 'day', 'week'] as const;

export const runsSearch = z.object({
  status: optional(z.enum([...RUN_STATUSES, UNDER_WAY])),
  mode: optional(z.enum(['production', 'test'])),
  since: optional(z.enum(periods)),
  q: optional(z.string().max(200)),
});

export const eventSearch = z.object({
  event: optional(z.string()),
  verdict: optional(z.enum(VERDICTS)),
  outstanding: optional(z.enum(['waiting', 'without-run'])),
  workflow: optional(z.string()),
  q: optional(z.string().max(200)),
});

export const runSearch = z.object({ step: optional(z.string()), items: optional(z.string()) });

export const editorSearch = z.object({ step: optional(z.string()), field: optional(z.string()) });

export const loginSearch = z.object({ next: optional(z.string()) });
