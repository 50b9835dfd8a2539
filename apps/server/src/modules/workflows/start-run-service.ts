import type { StartedRunResponse, TestRunRequest } from '@hookline/contracts';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { findTrigger, isStartedBy } from '@hookline/nodes/triggers';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { RunStarter, payloadOutput } from '../engine/index.js';
import { DraftSnapshots } from './documents/draft-snapshots.js';
import { readGraph } from './documents/read-graph.js';
import { WorkflowDocuments } from './documents/workflow-documents.js';

/** Starts runs for a person or the API: a test of the current draft, or the published version at its manual trigger. */
@Injectable()
export class StartRunService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: WorkflowDocuments,
    private readonly drafts: DraftSnapshots,
    private readonly runs: RunStarter,
  ) {}

  async test(id: string, request: TestRunRequest): Promise<StartedRunResponse> {
    const graph = await this.drafts.read(id);
    const event = request.eventId === undefined ? null : await this.getEvent(id, request.eventId);
    const trigger = chooseTrigger(graph, request.triggerNodeId ?? event?.node_id);
    refuseUnknownNode(graph, request.untilNodeId);
    const versionId = await this.drafts.keep(id, graph);
    const runId = await this.runs.start({
      workflowId: id,
      versionId,
      triggerNodeId: trigger.id,
      untilNodeId: request.untilNodeId ?? null,
      mode: 'test',
      eventId: event?.id ?? null,
      ...(event ? {} : { input: payloadOutput(trigger, request.payload, new Date()) }),
    });
    return { runId };
  }

  /** @throws AppError when nothing is published, or the version has no manual trigger. */
  async run(id: string, payload: unknown): Promise<StartedRunResponse> {
    const workflow = await this.documents.getRow(id);
    const version = await this.documents.publishedVersion(workflow);
    if (!version) throw new AppError('conflict', 'workflow.not-published', 'Publish the workflow before you run it.');
    if (workflow.pausedAt)
      throw new AppError('conflict', 'workflow.paused', 'The workflow is paused. Resume it to run it.');
    const trigger = readGraph(version.graph).nodes.find((node) => isStartedBy('manual', node) && !node.disabled);
    if (!trigger) {
      throw new AppError(
        'conflict',
        'workflow.no-manual-trigger',
        'The published version has no trigger that is started by hand.',
      );
    }
    const input = payloadOutput(trigger, payload, new Date());
    const runId = await this.runs.start({
      workflowId: id,
      versionId: version.id,
      triggerNodeId: trigger.id,
      mode: 'production',
      input,
    });
    return { runId };
  }

  private async getEvent(workflowId: string, eventId: string): Promise<{ id: string; node_id: string }> {
    const [event] = isUuid(eventId)
      ? await this.dataSource.query<{ id: string; node_id: string }[]>(
          'select id, node_id from events where id = $1 and workflow_id = $2',
          [eventId, workflowId],
        )
      : [];
    if (!event) throw notFound('event', eventId);
    return event;
  }
}

function chooseTrigger(graph: WorkflowGraph, nodeId: string | undefined): GraphNode {
  const triggers = graph.nodes.filter((node) => findTrigger(node.type));
  const trigger = triggers.find((node) => node.id === nodeId) ?? triggers[0];
  if (!trigger) throw new AppError('conflict', 'workflow.no-trigger', 'Add a trigger first: a run begins at one.');
  return trigger;
}

function refuseUnknownNode(graph: WorkflowGraph, nodeId: string | undefined): void {
  if (nodeId !== undefined && !graph.nodes.some((node) => node.id === nodeId)) throw notFound('node', nodeId);
}
