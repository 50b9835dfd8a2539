import { z } from 'zod';

/** RFC 9457 problem+json. `code` is stable (`workflow.not-found`); `problems` lists what a form or graph must mend. */
export const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string().optional(),
    problems: z.array(z.unknown()).optional(),
    retryAfterMs: z.int().optional(),
  })
  .meta({ id: 'ProblemDetails' });
export type ProblemDetails = z.output<typeof problemDetails>;
