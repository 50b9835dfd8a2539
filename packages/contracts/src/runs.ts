import { RUN_STATUSES, STEP_STATUSES, workflowGraphSchema } from '@hookline/domain';
import { z } from 'zod';
import { pageOf, pageQuery } from './shared/paging.js';
import { text } from './shared/text.js';

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
    /** What it gave after the run had ended without it: kept, but nothing followed from it. */
    late: z.object({ at: z.string(), error: stepErrorResponse.nullable(), output: z.unknown() }).optional(),
  })
  .meta({ id: 'Attempt' });

/** What a waiting step waits for: a time, an answer from outside, the runs of its items, or a run of another workflow. */
const stepWaitResponse = z
  .object({
    kind: z.enum(['time', 'callback', 'iterations', 'call']),
    until: z.string().nullish(),
    /** Of a callback: the question, and what may be answered. */
    title: z.string().optional(),
    text: z.string().optional(),
    answers: z.array(z.object({ name: z.string(), label: z.string() })).optional(),
    /** Of a callback: the public page to answer at. */
    resumeUrl: z.string().optional(),
    /** Of a call: the run that was started. */
    runId: z.string().optional(),
  })
  .meta({ id: 'StepWait' });

/** How far the runs of a loop's items are. */
export const iterationCounts = z
  .object({
    total: z.int(),
    queued: z.int(),
    running: z.int(),
    waiting: z.int(),
    held: z.int(),
    succeeded: z.int(),
    failed: z.int(),
    filtered: z.int(),
    cancelled: z.int(),
  })
  .meta({ id: 'IterationCounts' });

export const stepResponse = z
  .object({
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
    wait: stepWaitResponse.nullish(),
    /** Of a loop that has begun. */
    iterations: iterationCounts.nullish(),
  })
  .meta({ id: 'Step' });

/** `production`: an event or a person started the published version; `test`: the draft was run. */
const RUN_MODES = ['production', 'test'] as const;

/** One status, or several separated by commas. */
const statusList = text()
  .optional()
  .transform((list) => list?.split(',').filter(Boolean))
  .pipe(z.array(z.enum(RUN_STATUSES)).optional());

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
    /** A person made it of an event that had come before. */
    replayed: z.boolean(),
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
    /** The run whose step started this one: of a loop (then with the place of the item, from 0) or of a call. */
    parent: z.object({ runId: z.string(), nodeId: z.string(), index: z.int().nullable() }).nullish(),
    /** The run that this one tries again. */
    retryOf: z.string().nullish(),
  })
  .meta({ id: 'Run' });

/** The run of one item of a loop. */
export const iterationResponse = z
  .object({
    runId: z.string(),
    /** The place of the item, from 0. */
    index: z.int(),
    status: z.enum(RUN_STATUSES),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Iteration' });

/** The items of one loop in their order. The cursor is the place of the last item seen. */
export const iterationListQuery = pageQuery.extend({
  nodeId: text(),
  status: statusList,
});
export const iterationListResponse = pageOf(iterationResponse);

export const retryRunRequest = z
  .object({
    /** `failed`: what succeeded is kept, and the run begins where it failed. */
    from: z.enum(['failed', 'start']).default('failed'),
    /** `current`: the version that is published now. */
    version: z.enum(['original', 'current']).default('original'),
  })
  .meta({ id: 'RetryRunRequest' });

/** What a person knows of a step of which Hookline does not know whether it was done. */
export const resolveStepRequest = z
  .discriminatedUnion('as', [
    z.object({ as: z.literal('send-again') }),
    z.object({ as: z.literal('done'), output: z.unknown().optional() }),
  ])
  .meta({ id: 'ResolveStepRequest' });

export const runListQuery = pageQuery.extend({
  workflowId: text().optional(),
  status: statusList,
  mode: z.enum(RUN_MODES).optional(),
  eventId: text().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  q: text().max(200).optional(),
});
export const runListResponse = pageOf(runSummaryResponse);

export type AttemptResponse = z.output<typeof attemptResponse>;
export type StepResponse = z.output<typeof stepResponse>;
export type IterationCounts = z.output<typeof iterationCounts>;
export type IterationResponse = z.output<typeof iterationResponse>;
export type IterationListQuery = z.output<typeof iterationListQuery>;
export type RetryRunRequest = z.output<typeof retryRunRequest>;
export type ResolveStepRequest = z.output<typeof resolveStepRequest>;
export type RunSummaryResponse = z.output<typeof runSummaryResponse>;
export type RunResponse = z.output<typeof runResponse>;
export type RunListQuery = z.output<typeof runListQuery>;
