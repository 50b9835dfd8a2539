/**
 * The document a person edits (DESIGN §3): nodes, edges and settings. Plain JSON, so that it can be stored, diffed and
 * pasted. What a node type means is not decided here: see {@link NodeCatalog}.
 */
import { z } from 'zod';

/** The version of the document's shape, not of the workflow. `upgradeDocument` brings older ones up to it. */
export const DOCUMENT_SCHEMA = 1;

export const ERROR_PORT = 'error';

/** How large a workflow may grow. */
export const MAX_NODES = 2000;
export const MAX_EDGES = 5000;

/** What follows when a step has failed for good: the run fails, goes on along the first port, or leaves by `error`. */
export const onErrorSchema = z.enum(['stop', 'continue', 'branch']);

/** When Hookline was stopped while the step was writing: try again with the same idempotency key, or ask a person. */
export const afterCrashSchema = z.enum(['retry', 'hold']);

export const retryPolicySchema = z.object({
  /** How many tries in all, the first included. */
  attempts: z.int().min(1).max(20),
  backoff: z.enum(['fixed', 'exponential']),
  /** Wait before the second try, in milliseconds. */
  delayMs: z.int().min(0).max(86_400_000),
  /** Upper bound of one wait, in milliseconds; a `Retry-After` of the other side may exceed it. */
  maxDelayMs: z.int().min(0).max(86_400_000),
});

export const DEFAULT_RETRY: RetryPolicy = Object.freeze({
  attempts: 3,
  backoff: 'exponential',
  delayMs: 1000,
  maxDelayMs: 60_000,
});
export const DEFAULT_TIMEOUT_MS = 30_000;

/** Letters, digits and `_`, not starting with a digit: what `steps.<key>` can say without quoting. */
export const stepKeySchema = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/, 'A key has letters, digits and _ only');

/**
 * The ids of steps and lines. They stand in addresses, paths of steps, columns and keys of maps, so that neither a null byte
 * nor a slash nor half a letter may be in one. Asked of what comes in ({@link importDocument}, every edit), and not of what
 * is stored: a document that was taken can always be read.
 */
export const GRAPH_ID = /^[A-Za-z0-9_-]{1,64}$/;

export const graphNodeSchema = z.object({
  id: z.string().min(1).max(64),
  /** Unique in the workflow and never changed by a rename: expressions say `steps.<key>`. */
  key: stepKeySchema,
  type: z.string().min(1).max(64),
  typeVersion: z.int().min(1).default(1),
  name: z.string().max(120),
  position: z.object({ x: z.number(), y: z.number() }),
  /** Checked against the node type's own schema by validation, not here: a draft may be half done. */
  config: z.record(z.string(), z.unknown()).default({}),
  /** The container (`for-each`) that owns this node, or null on the top level. */
  parent: z.string().nullable().default(null),
  disabled: z.boolean().default(false),
  note: z.string().max(4000).default(''),
  onError: onErrorSchema.default('stop'),
  retry: retryPolicySchema.default(() => ({ ...DEFAULT_RETRY })),
  timeoutMs: z.int().min(1).max(3_600_000).default(DEFAULT_TIMEOUT_MS),
  afterCrash: afterCrashSchema.default('retry'),
});

export const graphEdgeSchema = z.object({
  id: z.string().min(1).max(64),
  source: z.string().min(1),
  sourcePort: z.string().min(1).default('out'),
  target: z.string().min(1),
});

export const workflowSettingsSchema = z.object({
  timezone: z.string().default('UTC'),
  concurrency: z
    .object({ limit: z.int().min(1).nullable().default(null), key: z.string().nullable().default(null) })
    .default({ limit: null, key: null }),
  /** How long a run may take from its start, in milliseconds. */
  deadlineMs: z.int().min(1000).max(31_536_000_000).nullable().default(null),
  /** Told when a run fails: a workflow by its id, or a web address. */
  onFailure: z.string().nullable().default(null),
  retentionDays: z.int().min(1).max(3650).nullable().default(null),
});

export const workflowGraphSchema = z.object({
  schema: z.literal(DOCUMENT_SCHEMA),
  nodes: z.array(graphNodeSchema).max(MAX_NODES),
  edges: z.array(graphEdgeSchema).max(MAX_EDGES),
  settings: workflowSettingsSchema.default(() => workflowSettingsSchema.parse({})),
});

export type RetryPolicy = z.output<typeof retryPolicySchema>;
export type GraphNode = Readonly<z.output<typeof graphNodeSchema>>;
export type GraphEdge = Readonly<z.output<typeof graphEdgeSchema>>;
export type WorkflowSettings = Readonly<z.output<typeof workflowSettingsSchema>>;
export interface WorkflowGraph {
  readonly schema: typeof DOCUMENT_SCHEMA;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly settings: WorkflowSettings;
}

/** A graph as a client may send it: whatever has a default may be left out. */
export type WorkflowGraphInput = z.input<typeof workflowGraphSchema>;

export const emptyGraph = (): WorkflowGraph => ({
  schema: DOCUMENT_SCHEMA,
  nodes: [],
  edges: [],
  settings: workflowSettingsSchema.parse({}),
});
