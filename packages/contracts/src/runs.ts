import { RUN_STATUSES, STEP_STATUSES, workflowGraphSchema } from '@hookline/domain';
import { z } from 'zod';
import { pageOf, pageQuery } from './paging.js';

const stepErrorResponse = z
  .object({
    code: z.string(),
    message: z.string(),
    retryable: z.boolean(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'StepError' });

export const attemptResponse = z
  .object({
    number: z.int(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    error: stepErrorResponse.nullable(),
    retryAt: z.string().nullable(),
  })
  .meta({ id: 'Attempt' });

export const stepResponse = z
  .object({
    path: z.string(),
    nodeId: z.string(),
    /** `steps.<key>` in expressions. */
    key: z.string(),
    status: z.enum(STEP_STATUSES),
    port: z.string().nullable(),
    input: z.unknown(),
    output: z.unknown(),
    error: stepErrorResponse.nullable(),
    reason: z.string().nullable(),
    attempts: z.array(attemptResponse),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Step' });

/** `production`: an event or a person started the published version; `test`: the draft was run. */
const RUN_MODES = ['production', 'test'] as const;

export const runSummaryResponse = z
  .object({
    id: z.string(),
    workflowId: z.string(),
    workflowName: z.string(),
    /** Null for a test run of the draft. */
    version: z.int().nullable(),
    mode: z.enum(RUN_MODES),
    status: z.enum(RUN_STATUSES),
    eventId: z.string().nullable(),
    /** What the event was called by its sender, or how the run was started. */
    subject: z.string().nullable(),
    triggerType: z.string(),
    /** The failure, or why it was filtered. */
    summary: z.string().nullable(),
    /** One status per step in the order of the graph: the thread. */
    thread: z.array(z.object({ nodeId: z.string(), name: z.string(), status: z.enum(STEP_STATUSES) })),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    durationMs: z.number().nullable(),
  })
  .meta({ id: 'RunSummary' });

export const runResponse = runSummaryResponse
  .extend({
    revision: z.int(),
    /** The graph this run runs on: its version's, or the draft as it was. */
    graph: workflowGraphSchema,
    triggerNodeId: z.string(),
    untilNodeId: z.string().nullable(),
    /** `nodeId` is null when no step is to blame: the run took too long. */
    error: stepErrorResponse.extend({ nodeId: z.string().nullable() }).nullable(),
    steps: z.array(stepResponse),
  })
  .meta({ id: 'Run' });

export const runListQuery = pageQuery.extend({
  workflowId: z.string().optional(),
  /** One status, or several separated by commas. */
  status: z
    .string()
    .optional()
    .transform((text) => text?.split(',').filter(Boolean))
    .pipe(z.array(z.enum(RUN_STATUSES)).optional()),
  mode: z.enum(RUN_MODES).optional(),
  eventId: z.string().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  q: z.string().max(200).optional(),
});
export const runListResponse = pageOf(runSummaryResponse);

export type AttemptResponse = z.output<typeof attemptResponse>;
export type StepResponse = z.output<typeof stepResponse>;
export type RunSummaryResponse = z.output<typeof runSummaryResponse>;
export type RunResponse = z.output<typeof runResponse>;
export type RunListQuery = z.output<typeof runListQuery>;
