/**
 * The document a person edits: nodes, edges and settings. Plain JSON, so that it can be stored, diffed and
 * pasted. What a node type means is not decided here: see {@link NodeCatalog}.
 */
import { z } from 'zod';

/** The version of the document's shape, not of the workflow. `upgradeDocument` brings older ones up to it. */
export const DOCUMENT_SCHEMA = 1;

/** The port by which a failed step is left when its `onError` is `branch`. `portsOf` adds it: no node type declares it. */
export const ERROR_PORT = 'error';

/** How large a workflow may grow. */
export const MAX_NODES = 2000;
/** Upper bound of `edges` in one document; `applyEdit` refuses to grow past it with `graph.too-large`. */
export const MAX_EDGES = 5000;

/** What follows when a step has failed for good: the run fails, goes on along the first port, or leaves by `error`. */
export const onErrorSchema = z.enum(['stop', 'continue', 'branch']);

/** When Hookline was stopped while the step was writing: try again with the same idempotency key, or ask a person. */
export const afterCrashSchema = z.enum(['retry', 'hold']);

/** How a failed step is tried again: `planRetry` turns it into a time. Only failures marked `retryable` are. */
export const retryPolicySchema = z.object({
  /** How many tries in all, the first included. */
  attempts: z.int().min(1).max(20),
  backoff: z.enum(['fixed', 'exponential']),
  /** Wait before the second try, in milliseconds. */
  delayMs: z.int().min(0).max(86_400_000),
  /** Upper bound of one wait, in milliseconds; a `Retry-After` of the other side may exceed it. */
  maxDelayMs: z.int().min(0).max(86_400_000),
});

/** Three tries, 1 s and 2 s apart before jitter. Frozen: spread it before changing a copy. */
export const DEFAULT_RETRY: RetryPolicy = Object.freeze({
  attempts: 3,
  backoff: 'exponential',
  delayMs: 1000,
  maxDelayMs: 60_000,
});
/** How long one try of a step may take when the node says nothing else, in milliseconds. */
export const DEFAULT_TIMEOUT_MS = 30_000;

/** Letters, digits and `_`, not starting with a digit: what `steps.<key>` can say without quoting. */
export const stepKeySchema = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,63}$/, 'A key has letters, digits and _ only');

/**
 * The ids of steps and lines. They become parts of URLs, database columns and map keys, so NUL, slashes and lone surrogates are
 * refused. Checked when a document or edit arrives ({@link importDocument}), not when it is read: a stored document stays
 * readable.
 */
export const GRAPH_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** One step as stored. Fills in every default, so the output has no optional member. */
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

/**
 * One line of the canvas, from a port of `source` to `target`. Ends may name nodes that do not exist: validation reports it.
 */
export const graphEdgeSchema = z.object({
  id: z.string().min(1).max(64),
  source: z.string().min(1),
  sourcePort: z.string().min(1).default('out'),
  target: z.string().min(1),
});

/** What holds for every run of a workflow. Null means: no limit, no notification, the instance’s own retention. */
export const workflowSettingsSchema = z.object({
  timezone: z.string().default('UTC'),
  concurrency: z
    .object({ limit: z.int().min(1).nullable().default(null), key: z.string().nullable().default(null) })
    .default({ limit: null, key: null }),
  /** How long a run may take from its start, in milliseconds. */
  deadlineMs: z.int().min(1000).max(31_536_000_000).nullable().default(null),
  /** Called when a run fails: a workflow by its id, or a web address. */
  onFailure: z.string().nullable().default(null),
  retentionDays: z.int().min(1).max(3650).nullable().default(null),
});

/** The shape of the current document version only. Read stored JSON with `upgradeDocument`, which knows the older ones. */
export const workflowGraphSchema = z.object({
  schema: z.literal(DOCUMENT_SCHEMA),
  nodes: z.array(graphNodeSchema).max(MAX_NODES),
  edges: z.array(graphEdgeSchema).max(MAX_EDGES),
  settings: workflowSettingsSchema.default(() => workflowSettingsSchema.parse({})),
});

/** {@link retryPolicySchema}, parsed. */
export type RetryPolicy = z.output<typeof retryPolicySchema>;
/** {@link graphNodeSchema}, parsed: all defaults are present. `key` names the step in expressions, `id` everywhere else. */
export type GraphNode = Readonly<z.output<typeof graphNodeSchema>>;
/** {@link graphEdgeSchema}, parsed. `sourcePort` is `out` for most nodes. */
export type GraphEdge = Readonly<z.output<typeof graphEdgeSchema>>;
/** {@link workflowSettingsSchema}, parsed. */
export type WorkflowSettings = Readonly<z.output<typeof workflowSettingsSchema>>;
/**
 * The whole document, parsed. Immutable: an edit returns a new graph that shares unchanged parts, so `===` tells what changed.
 */
export interface WorkflowGraph {
  readonly schema: typeof DOCUMENT_SCHEMA;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly settings: WorkflowSettings;
}

/** A graph as a client may send it: whatever has a default may be left out. */
export type WorkflowGraphInput = z.input<typeof workflowGraphSchema>;

/** A new document without nodes, with default settings. */
export const emptyGraph = (): WorkflowGraph => ({
  schema: DOCUMENT_SCHEMA,
  nodes: [],
  edges: [],
  settings: workflowSettingsSchema.parse({}),
});
