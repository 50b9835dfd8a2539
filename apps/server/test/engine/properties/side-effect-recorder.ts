import { setImmediate } from 'node:timers/promises';
import type { WorkflowGraphInput } from '@hookline/domain';
import { startReceiver, type Receiver } from '@hookline/testing';
import type { Pool } from 'pg';

/** The world outside. Whenever it is called, it looks whether all that led to the call lies in the database. */
export interface SideEffectRecorder {
  readonly url: string;
  /** What must never happen, in words. */
  readonly violations: string[];
  /** Idempotency keys by what they were sent for: run and step. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  close(): Promise<void>;
}

interface RunRow {
  readonly graph: WorkflowGraphInput;
  readonly parent_run_id: string | null;
  readonly parent_node_id: string | null;
  readonly statuses: Readonly<Record<string, string>> | null;
}

const RUN = `
  select v.graph, r.parent_run_id, r.parent_node_id,
    (select json_object_agg(s.node_id, s.status) from steps s where s.run_id = r.id) as statuses
  from runs r join versions v on v.id = r.version_id where r.id = $1`;

const SETTLED = new Set(['succeeded', 'failed', 'filtered', 'cancelled', 'not-taken', 'skipped']);

/** Its addresses are `/<ok, flaky or broken>/<run id>/<step key>`. */
export async function startSideEffectRecorder(pool: Pool, slowness: () => number): Promise<SideEffectRecorder> {
  const violations: string[] = [];
  const keys = new Map<string, Set<string>>();
  const failedOnce = new Set<string>();

  /** Every node of the level from which a path leads to this one has settled, and so has what is around the level. */
  async function lookBehind(runId: string, nodeId: string): Promise<void> {
    const { rows } = await pool.query<RunRow>(RUN, [runId]);
    const [run] = rows;
    if (!run) return void violations.push(`${runId} called, and is not there`);
    const own = run.statuses?.[nodeId] ?? 'nothing';
    if (own === 'nothing' || own === 'queued') violations.push(`${runId}/${nodeId} began, and is ${own}`);
    for (const id of ancestors(run.graph, nodeId)) {
      const status = run.statuses?.[id] ?? 'nothing';
      if (!SETTLED.has(status)) violations.push(`${runId}/${nodeId} began while ${id} before it was ${status}`);
    }
    if (run.parent_run_id && run.parent_node_id) await lookBehind(run.parent_run_id, run.parent_node_id);
  }

  const receiver: Receiver = await startReceiver(async ({ path, headers }) => {
    const [, end, runId = '', step = ''] = path.split('/');
    const key = String(headers['idempotency-key']);
    const effect = `${runId}/${step}`;
    keys.set(effect, (keys.get(effect) ?? new Set()).add(key));
    await lookBehind(runId, step);
    for (let turns = slowness() * 400; turns > 0; turns--) await setImmediate();
    if (end === 'broken') return { status: 400 };
    if (end === 'ok' || failedOnce.has(effect)) return { status: 200, body: 'ok' };
    failedOnce.add(effect);
    return { status: 500 };
  });
  return { url: receiver.url, violations, keys, close: () => receiver.close() };
}

/** Without the trigger, which is never written. */
function ancestors({ edges }: WorkflowGraphInput, nodeId: string): ReadonlySet<string> {
  const found = new Set([nodeId]);
  for (const id of found) for (const edge of edges) if (edge.target === id) found.add(edge.source);
  for (const id of [nodeId, 'start']) found.delete(id);
  return found;
}
