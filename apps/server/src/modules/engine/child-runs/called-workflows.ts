import type { WorkflowGraph } from '@hookline/domain';
import { upgradeDocument } from '@hookline/domain';
import { NodeError } from '@hookline/node-kit';
import type { Pool } from 'pg';
import { isUuid } from '../../../platform/ids/uuid.js';
import { findDefinition } from '../../node-catalog/index.js';
import { payloadOutput } from '../trigger-output/trigger-output.js';

export interface CalledWorkflow {
  readonly workflowId: string;
  readonly versionId: string;
  readonly triggerNodeId: string;
  /** The trigger's output. */
  readonly input: unknown;
}

interface WorkflowRow {
  readonly name: string;
  readonly paused_at: Date | null;
  readonly published_version_id: string | null;
  readonly graph: WorkflowGraph | null;
}

const FIND = `
  select w.name, w.paused_at, w.published_version_id, v.graph
  from workflows w left join versions v on v.id = w.published_version_id where w.id = $1 and w.deleted_at is null`;

/** Finds what a step calls: the published version, at the trigger that is started by hand, or else at its first. */
export class CalledWorkflows {
  constructor(private readonly pool: Pool) {}

  /** @throws NodeError `workflow.gone`, `workflow.not-published`, `workflow.paused`, `workflow.no-trigger` */
  async find(workflowId: string, payload: unknown): Promise<CalledWorkflow> {
    const { rows } = isUuid(workflowId) ? await this.pool.query<WorkflowRow>(FIND, [workflowId]) : { rows: [] };
    const row = rows[0];
    if (!row) throw refused('workflow.gone', 'The workflow to call is not there any more. Choose another.');
    const { name, published_version_id: versionId, graph } = row;
    if (versionId === null || graph === null)
      throw refused('workflow.not-published', `"${name}" is not published. Publish it, so that it can be called.`);
    if (row.paused_at) throw refused('workflow.paused', `"${name}" is paused. Resume it, so that it can be called.`);
    const triggers = upgradeDocument(graph).nodes.filter(
      (node) => findDefinition(node.type)?.trigger && !node.disabled,
    );
    const trigger = triggers.find((node) => findDefinition(node.type)?.trigger === 'manual') ?? triggers[0];
    if (!trigger) throw refused('workflow.no-trigger', `"${name}" has no trigger. Add one, so that it can be called.`);
    const kind = findDefinition(trigger.type)?.trigger ?? 'manual';
    return { workflowId, versionId, triggerNodeId: trigger.id, input: payloadOutput(kind, payload) };
  }
}

const refused = (code: string, message: string): NodeError => new NodeError({ code, message });
