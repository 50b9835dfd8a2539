import type {
  CreateWorkflowRequest,
  PatchWorkflowRequest,
  SaveDraftRequest,
  SavedDraftResponse,
  WorkflowResponse,
} from '@hookline/contracts';
import { emptyGraph, summarizeChanges, type WorkflowGraph } from '@hookline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, Repository, type EntityManager } from 'typeorm';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import { isUuid, newId } from '../../../platform/ids/uuid.js';
import { LIVE_BUS, type LiveBus } from '../../../platform/live/index.js';
import { EndpointReader } from '../../ingest/index.js';
import { planSchedules } from '../../schedules/index.js';
import { EndpointService } from '../endpoint-service.js';
import { VersionEntity } from '../entities/version.entity.js';
import { WorkflowEntity } from '../entities/workflow.entity.js';
import { readGraph, readSentGraph } from './read-graph.js';
import { WorkflowProblems } from './workflow-problems.js';

/**
 * Workflows as documents: creates, reads and renames them, and saves their drafts. A draft is saved only over the
 * revision it was edited from.
 */
@Injectable()
export class WorkflowDocuments {
  // oxlint-disable-next-line max-params -- constructor injection
  constructor(
    @InjectRepository(WorkflowEntity) private readonly workflows: Repository<WorkflowEntity>,
    @InjectRepository(VersionEntity) private readonly versions: Repository<VersionEntity>,
    private readonly addresses: EndpointService,
    private readonly problems: WorkflowProblems,
    private readonly endpoints: EndpointReader,
    @Inject(LIVE_BUS) private readonly live: LiveBus,
  ) {}

  async create({ name, graph }: CreateWorkflowRequest): Promise<WorkflowResponse> {
    const draft = graph === undefined ? emptyGraph() : readSentGraph(graph);
    const id = newId();
    await this.workflows.manager.transaction(async (manager) => {
      await manager.insert(WorkflowEntity, { id, name, draft, draftRevision: 1 });
      await this.addresses.ensure(id, draft, manager);
    });
    return this.get(id);
  }

  async get(id: string): Promise<WorkflowResponse> {
    const workflow = await this.getRow(id);
    const published = await this.publishedVersion(workflow);
    const graph = readGraph(workflow.draft);
    return {
      id,
      name: workflow.name,
      draft: { graph: mutable(graph), revision: workflow.draftRevision },
      published: published && { version: published.number ?? 0, publishedAt: published.createdAt.toISOString() },
      draftChanges: countChanges(published?.graph, graph),
      paused: workflow.pausedAt !== null,
      triggers: await this.addresses.ensure(id, graph),
      problems: await this.problems.find(graph, id),
      createdAt: workflow.createdAt.toISOString(),
      updatedAt: workflow.updatedAt.toISOString(),
    };
  }

  async patch(id: string, { name }: PatchWorkflowRequest): Promise<WorkflowResponse> {
    const workflow = await this.getRow(id);
    if (name !== undefined) await this.workflows.update({ id: workflow.id }, { name });
    this.changed(id);
    return this.get(id);
  }

  /**
   * Saves the draft and its endpoints in one transaction.
   * @throws AppError `draft.stale` when another client has saved meanwhile.
   */
  async saveDraft(id: string, { graph, revision }: SaveDraftRequest): Promise<SavedDraftResponse> {
    const workflow = await this.getRow(id);
    const draft = readSentGraph(graph);
    const problems = await this.problems.find(draft, id);
    const draftChanges = countChanges((await this.publishedVersion(workflow))?.graph, draft);
    const triggers = await this.workflows.manager.transaction(async (manager) => {
      const next = { draft, draftRevision: revision + 1 };
      const saved = await manager.update(WorkflowEntity, { id, draftRevision: revision }, next);
      if (saved.affected === 0) throw stale();
      return this.addresses.ensure(id, draft, manager);
    });
    this.changed(id);
    return { revision: revision + 1, triggers, problems, draftChanges };
  }

  async pause(id: string, paused: boolean): Promise<WorkflowResponse> {
    await this.getRow(id);
    await this.workflows.manager.transaction(async (manager) => {
      const workflow = await lockRow(manager, id);
      const pausedAt = paused ? (workflow.pausedAt ?? new Date()) : null;
      await manager.update(WorkflowEntity, { id }, { pausedAt });
      const published = paused ? null : await this.publishedVersion(workflow, manager);
      // A workflow that runs already keeps what it has planned.
      if (paused || workflow.pausedAt !== null)
        await planSchedules(manager, id, published && readGraph(published.graph));
    });
    this.changed(id);
    return this.get(id);
  }

  /** Its trigger URLs respond with 404 from now on; retention deletes its history. */
  async delete(id: string): Promise<void> {
    await this.getRow(id);
    await this.workflows.manager.transaction(async (manager) => {
      await manager.update(WorkflowEntity, { id }, { deletedAt: new Date() });
      await planSchedules(manager, id, null);
    });
    this.changed(id);
  }

  /** @throws AppError when the workflow does not exist. */
  async getRow(id: string): Promise<WorkflowEntity> {
    const workflow = isUuid(id) ? await this.workflows.findOneBy({ id, deletedAt: IsNull() }) : null;
    if (!workflow) throw notFound('workflow', id);
    return workflow;
  }

  /** @param manager of the caller's transaction, if there is one: it must not wait for a second connection */
  async publishedVersion(
    { publishedVersionId }: WorkflowEntity,
    manager?: EntityManager,
  ): Promise<VersionEntity | null> {
    const versions = manager?.getRepository(VersionEntity) ?? this.versions;
    return publishedVersionId === null ? null : versions.findOneBy({ id: publishedVersionId });
  }

  /** Invalidates cached endpoints: in this process at once, in others within a moment. */
  changed(id: string): void {
    this.endpoints.clearCache();
    this.live.publish({ workflows: [id] });
  }
}

const lockRow = (manager: EntityManager, id: string): Promise<WorkflowEntity> =>
  manager.findOneOrFail(WorkflowEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });

const stale = (): AppError =>
  new AppError('conflict', 'draft.stale', 'Somebody else has saved this draft meanwhile. Load it again to go on.');

/** Null when the workflow is unpublished. */
export function countChanges(published: object | null | undefined, draft: WorkflowGraph): number | null {
  return published ? summarizeChanges(readGraph(published), draft).total : null;
}

/** The contract's types are mutable; the domain's are not. */
const mutable = (graph: WorkflowGraph) => ({ ...graph, nodes: [...graph.nodes], edges: [...graph.edges] });
