/**
 * Keeps the table of schedules in step with the published versions: called in the transaction that publishes, pauses, resumes
 * or deletes a workflow.
 */
import { GRAPH_ID, type WorkflowGraph } from '@hookline/domain';
import { nextTimes } from '@hookline/nodes/schedule';
import { isStartedBy, settingsFor } from '@hookline/nodes/triggers';
import type { EntityManager } from 'typeorm';
import { newId } from '../../platform/ids/uuid.js';

type Transaction = Pick<EntityManager, 'query'>;

/** A schedule that did not change keeps its time: one that is due this moment is not passed over. */
const PLAN = `
  insert into schedules (id, workflow_id, node_id, settings, next_at)
  select id, $1, node_id, settings, next_at
  from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[]) as planned(id, node_id, settings, next_at)
  on conflict (workflow_id, node_id) do update set settings = excluded.settings,
    next_at = case when schedules.settings = excluded.settings then schedules.next_at else excluded.next_at end`;

/** What is planned by this clock also fires by it: that of one machine may be ahead. */
const NOW = 'select clock_timestamp() as now';

/** @param graph the published version; null while the workflow makes no runs */
export async function planSchedules(
  transaction: Transaction,
  workflowId: string,
  graph: WorkflowGraph | null,
): Promise<void> {
  const nodes = (graph?.nodes ?? []).filter(
    // A stored id may not fit the column: see `EndpointService`.
    (node) => isStartedBy('schedule', node) && !node.disabled && GRAPH_ID.test(node.id),
  );
  await transaction.query('delete from schedules where workflow_id = $1 and node_id <> all($2::text[])', [
    workflowId,
    nodes.map(({ id }) => id),
  ]);
  if (nodes.length === 0) return;
  const [{ now }] = await transaction.query<[{ now: Date }]>(NOW);
  const planned = nodes.map((node) => settingsFor('schedule', node));
  await transaction.query(PLAN, [
    workflowId,
    nodes.map(() => newId()),
    nodes.map(({ id }) => id),
    planned.map((settings) => JSON.stringify(settings)),
    planned.map((settings) => nextTimes(settings, now, 1)[0]?.at ?? null),
  ]);
}
