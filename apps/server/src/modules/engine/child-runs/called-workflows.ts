import { NodeError } from '@hookline/node-kit';
import { findTrigger, isStartedBy } from '@hookline/nodes/triggers';
import type { PublishedWorkflows } from '../store/published-workflows.js';
import { payloadOutput } from '../store/trigger-output/trigger-output.js';

export interface CalledWorkflow {
  readonly workflowId: string;
  readonly versionId: string;
  readonly triggerNodeId: string;
  /** The trigger's output. */
  readonly input: unknown;
}

/** Resolves the workflow a step calls: the published version, at its manual trigger, or else its first trigger. */
export class CalledWorkflows {
  constructor(private readonly published: PublishedWorkflows) {}

  /** @throws NodeError `workflow.gone`, `workflow.not-published`, `workflow.paused`, `workflow.no-trigger` */
  async find(workflowId: string, payload: unknown): Promise<CalledWorkflow> {
    const workflow = await this.published.find(workflowId);
    if (!workflow || workflow.isDeleted)
      throw refused('workflow.gone', 'The workflow to call is not there any more. Choose another.');
    const { name, version, isPaused } = workflow;
    if (!version)
      throw refused('workflow.not-published', `"${name}" is not published. Publish it, so that it can be called.`);
    if (isPaused) throw refused('workflow.paused', `"${name}" is paused. Resume it, so that it can be called.`);
    const triggers = version.document.nodes.filter((node) => findTrigger(node.type) && !node.disabled);
    const trigger = triggers.find((node) => isStartedBy('manual', node)) ?? triggers[0];
    if (!trigger) throw refused('workflow.no-trigger', `"${name}" has no trigger. Add one, so that it can be called.`);
    const input = payloadOutput(trigger, payload, new Date());
    return { workflowId, versionId: version.id, triggerNodeId: trigger.id, input };
  }
}

const refused = (code: string, message: string): NodeError => new NodeError({ code, message });
