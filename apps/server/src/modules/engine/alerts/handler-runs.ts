import type { Pool } from 'pg';
import { idAt } from '../../../platform/ids/uuid.js';
import type { RunQueue } from '../../../platform/queue/run-queue.js';
import { CalledWorkflows } from '../child-runs/called-workflows.js';
import { childId } from '../child-runs/child-id.js';
import { FIRST_LOOK_SECONDS } from '../run-starter.js';
import type { AlertPayload } from './alert-payload.js';

/** It raises no alert when it fails itself: nobody is to be called by his own call. */
const INSERT = `
  insert into runs (id, workflow_id, version_id, trigger_node_id, mode, input, status, started_at, due_at, quiet)
  values ($1, $2, $3, $4, 'production', $5, 'queued', clock_timestamp(),
    clock_timestamp() + interval '${FIRST_LOOK_SECONDS} seconds', true)
  on conflict do nothing`;

/** Runs of workflows that deal with failures. The same message makes one run, however often it is tried. */
export class HandlerRuns {
  private readonly workflows: CalledWorkflows;

  constructor(
    private readonly pool: Pool,
    private readonly queue: RunQueue,
  ) {
    this.workflows = new CalledWorkflows(pool);
  }

  /** @throws NodeError when the workflow cannot be started */
  async start(handlerId: string, payload: AlertPayload, key: string): Promise<void> {
    const { workflowId, versionId, triggerNodeId, input } = await this.workflows.find(handlerId, payload);
    const id = childId(idAt(Date.parse(payload.lastAt)), key);
    await this.pool.query(INSERT, [id, workflowId, versionId, triggerNodeId, JSON.stringify(input ?? null)]);
    await this.queue.add([{ runId: id }]);
  }
}
