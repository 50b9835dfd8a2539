import { PROBLEM_CODES, RUN_STATUSES, workflowGraphSchema } from '@hookline/domain';
import { z } from 'zod';
import { MAX_INT4, int4 } from './shared/int4.js';
import { text } from './shared/text.js';

const workflowName = text().trim().min(1, 'Name the workflow').max(120);

/** A permanent address of one trigger: valid from the first second, for the draft and for every version. */
export const triggerUrlResponse = z
  .object({ nodeId: z.string(), type: z.string(), url: z.string() })
  .meta({ id: 'Trigger' });

const problemResponse = z
  .object({
    code: z.enum(PROBLEM_CODES),
    severity: z.enum(['error', 'warning']),
    nodeId: z.string().nullable(),
    field: z.string().nullable(),
    message: z.string(),
  })
  .meta({ id: 'Problem' });

const publishedResponse = z.object({ version: z.int(), publishedAt: z.string() }).meta({ id: 'Published' });

export const createWorkflowRequest = z
  .object({ name: workflowName, graph: z.unknown().optional() })
  .meta({ id: 'CreateWorkflowRequest' });

export const patchWorkflowRequest = z.object({ name: workflowName.optional() }).meta({ id: 'PatchWorkflowRequest' });

export const workflowResponse = z
  .object({
    id: z.string(),
    name: z.string(),
    draft: z.object({ graph: workflowGraphSchema, revision: z.int() }),
    published: publishedResponse.nullable(),
    /** Nodes and edges that differ between the draft and the published version; null when nothing is published. */
    draftChanges: z.int().nullable(),
    paused: z.boolean(),
    triggers: z.array(triggerUrlResponse),
    problems: z.array(problemResponse),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Workflow' });

export const workflowSummaryResponse = z
  .object({
    id: z.string(),
    name: z.string(),
    published: publishedResponse.nullable(),
    draftChanges: z.int().nullable(),
    paused: z.boolean(),
    /** Types of the nodes, triggers first: what the list shows as icons. */
    nodeTypes: z.array(z.string()),
    /** Nodes that are no triggers. */
    steps: z.int(),
    triggers: z.array(triggerUrlResponse),
    /** The last 24 hours. */
    recent: z.object({
      runs: z.int(),
      failed: z.int(),
      succeeded: z.int(),
      filtered: z.int(),
      /** Runs and failures per hour, oldest first, 24 entries. */
      hours: z.array(z.object({ runs: z.int(), failed: z.int() })),
    }),
    /** Events that were captured or held, whenever that was, and have neither been run nor left since. */
    keptEvents: z.int(),
    lastRun: z.object({ id: z.string(), status: z.enum(RUN_STATUSES), startedAt: z.string() }).nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'WorkflowSummary' });

export const workflowListResponse = z.object({ items: z.array(workflowSummaryResponse) });

/** `graph` is checked by the server's document upgrade, so that an older document is taken too. */
/** The next revision has to fit as well. */
export const saveDraftRequest = z
  .object({ graph: z.unknown(), revision: int4().max(MAX_INT4 - 1) })
  .meta({ id: 'SaveDraftRequest' });
export const savedDraftResponse = z
  .object({
    revision: z.int(),
    triggers: z.array(triggerUrlResponse),
    problems: z.array(problemResponse),
    draftChanges: z.int().nullable(),
  })
  .meta({ id: 'SavedDraft' });

export const publishRequest = z
  .object({ note: text().trim().max(1000).default('') })
  .prefault({})
  .meta({ id: 'PublishRequest' });
/** The version that is live now. It is the one from before when the draft did not differ from it. */
export const publishResponse = z.object({ version: z.int() }).meta({ id: 'PublishedVersion' });

export const versionSummaryResponse = z
  .object({ version: z.int(), note: z.string(), publishedAt: z.string(), live: z.boolean() })
  .meta({ id: 'VersionSummary' });
export const versionListResponse = z.object({ items: z.array(versionSummaryResponse) });
export const versionResponse = versionSummaryResponse.extend({ graph: workflowGraphSchema }).meta({ id: 'Version' });

export const testRunRequest = z
  .object({
    payload: z.unknown().optional(),
    eventId: text().optional(),
    /** The trigger to begin at; the first of the draft when left out. */
    triggerNodeId: text().optional(),
    /** Run only what leads to this node, and the node itself. */
    untilNodeId: text().optional(),
  })
  .prefault({})
  .meta({ id: 'TestRunRequest' });
export const startRunRequest = z
  .object({ payload: z.unknown().optional() })
  .prefault({})
  .meta({ id: 'StartRunRequest' });
export const startedRunResponse = z.object({ runId: z.string() }).meta({ id: 'StartedRun' });

export type TriggerUrlResponse = z.output<typeof triggerUrlResponse>;
export type CreateWorkflowRequest = z.output<typeof createWorkflowRequest>;
export type PatchWorkflowRequest = z.output<typeof patchWorkflowRequest>;
export type WorkflowResponse = z.output<typeof workflowResponse>;
export type WorkflowSummaryResponse = z.output<typeof workflowSummaryResponse>;
export type SaveDraftRequest = z.output<typeof saveDraftRequest>;
export type SavedDraftResponse = z.output<typeof savedDraftResponse>;
export type PublishRequest = z.output<typeof publishRequest>;
export type PublishResponse = z.output<typeof publishResponse>;
export type VersionSummaryResponse = z.output<typeof versionSummaryResponse>;
export type VersionResponse = z.output<typeof versionResponse>;
export type TestRunRequest = z.output<typeof testRunRequest>;
export type StartRunRequest = z.output<typeof startRunRequest>;
export type StartedRunResponse = z.output<typeof startedRunResponse>;
