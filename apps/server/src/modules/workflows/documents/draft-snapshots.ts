import { validateStructure, type WorkflowGraph } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import { newId } from '../../../platform/ids/uuid.js';
import { nodeCatalog } from '../../node-catalog/index.js';
import { VersionEntity } from '../entities/version.entity.js';
import { readGraph } from './read-graph.js';
import { WorkflowDocuments } from './workflow-documents.js';

/** Immutable snapshots of drafts for test runs: a run needs a graph that never changes. */
@Injectable()
export class DraftSnapshots {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: WorkflowDocuments,
  ) {}

  /** @throws AppError when the workflow does not exist, or its draft cannot run. */
  async read(workflowId: string): Promise<WorkflowGraph> {
    const workflow = await this.documents.getRow(workflowId);
    const graph = readGraph(workflow.draft);
    refuseBroken(graph);
    return graph;
  }

  /**
   * @returns the version's id. Tests of an unchanged draft share a snapshot and refresh its age: retention deletes old
   * ones.
   */
  async keep(workflowId: string, graph: WorkflowGraph): Promise<string> {
    const [[latest]] = await this.dataSource.query<[{ id: string }[], number]>(
      `update versions set created_at = now() where id = (
         select id from versions where workflow_id = $1 and number is null and graph::text = $2 order by id desc limit 1
       ) returning id`,
      [workflowId, JSON.stringify(graph)],
    );
    if (latest) return latest.id;
    const id = newId();
    await this.dataSource.getRepository(VersionEntity).insert({ id, workflowId, number: null, graph, note: '' });
    return id;
  }
}

function refuseBroken(graph: WorkflowGraph): void {
  const problems = validateStructure(graph, nodeCatalog);
  if (problems.length === 0) return;
  throw new AppError('unprocessable', 'workflow.has-problems', 'The draft cannot run as it is drawn.', { problems });
}
