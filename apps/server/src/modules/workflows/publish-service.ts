import type {
  PublishRequest,
  PublishResponse,
  VersionResponse,
  VersionSummaryResponse,
  WorkflowResponse,
} from '@hookline/contracts';
import { sameJson, type Problem } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { AppError, notFound } from '../../platform/errors/app-error.js';
import { newId } from '../../platform/ids/uuid.js';
import { planSchedules } from '../schedules/index.js';
import { readGraph } from './documents/read-graph.js';
import { WorkflowDocuments } from './documents/workflow-documents.js';
import { WorkflowProblems } from './documents/workflow-problems.js';
import { VersionEntity } from './entities/version.entity.js';
import { WorkflowEntity } from './entities/workflow.entity.js';

/** Versions: published from the draft, never changed, restorable as a new draft. */
@Injectable()
export class PublishService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly documents: WorkflowDocuments,
    private readonly problems: WorkflowProblems,
  ) {}

  /**
   * Idempotent: a draft equal to the published version returns that version.
   * @throws AppError `workflow.has-problems` with the problems.
   */
  async publish(id: string, { note }: PublishRequest): Promise<PublishResponse> {
    await this.documents.getRow(id);
    const version = await this.dataSource.transaction(async (manager) => {
      const workflow = await manager.findOneOrFail(WorkflowEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      const graph = readGraph(workflow.draft);
      refuseProblems(await this.problems.find(graph, id));
      const live = await this.documents.publishedVersion(workflow, manager);
      if (live?.number != null && sameJson(readGraph(live.graph), graph)) return live.number;
      const last = await manager.findOne(VersionEntity, {
        where: { workflowId: id, number: Not(IsNull()) },
        order: { number: 'DESC' },
      });
      const made = { id: newId(), workflowId: id, number: (last?.number ?? 0) + 1, graph, note };
      await manager.insert(VersionEntity, made);
      await manager.update(WorkflowEntity, { id }, { publishedVersionId: made.id });
      if (workflow.pausedAt === null) await planSchedules(manager, id, graph);
      return made.number;
    });
    this.documents.changed(id);
    return { version };
  }

  async list(id: string): Promise<VersionSummaryResponse[]> {
    const workflow = await this.documents.getRow(id);
    const versions = await this.dataSource.getRepository(VersionEntity).find({
      where: { workflowId: id, number: Not(IsNull()) },
      order: { number: 'DESC' },
      select: { id: true, number: true, note: true, createdAt: true },
    });
    return versions.map((version) => summarize(version, workflow));
  }

  async get(id: string, number: number): Promise<VersionResponse> {
    const workflow = await this.documents.getRow(id);
    const version = await this.getVersion(id, number);
    const graph = readGraph(version.graph);
    return { ...summarize(version, workflow), graph: { ...graph, nodes: [...graph.nodes], edges: [...graph.edges] } };
  }

  /** Copies a version's graph to the draft. The published version stays. */
  async restore(id: string, number: number): Promise<WorkflowResponse> {
    const workflow = await this.documents.getRow(id);
    const { graph } = await this.getVersion(id, number);
    await this.documents.saveDraft(id, { graph, revision: workflow.draftRevision });
    return this.documents.get(id);
  }

  private async getVersion(workflowId: string, number: number): Promise<VersionEntity> {
    const version = await this.dataSource.getRepository(VersionEntity).findOneBy({ workflowId, number });
    if (!version) throw notFound('version', String(number));
    return version;
  }
}

function refuseProblems(found: readonly Problem[]): void {
  const problems = found.filter((problem) => problem.severity === 'error');
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'One problem stands' : `${problems.length} problems stand`;
  throw new AppError('unprocessable', 'workflow.has-problems', `${count} in the way of publishing.`, { problems });
}

const summarize = (version: VersionEntity, workflow: WorkflowEntity): VersionSummaryResponse => ({
  version: version.number ?? 0,
  note: version.note,
  publishedAt: version.createdAt.toISOString(),
  live: version.id === workflow.publishedVersionId,
});
