import type { TriggerUrlResponse } from '@hookline/contracts';
import { GRAPH_ID, type WorkflowGraph } from '@hookline/domain';
import { isStartedBy } from '@hookline/nodes/triggers';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository, type EntityManager } from 'typeorm';
import { SETTINGS, type RuntimeSettings } from '../../platform/config/settings.js';
import { newId } from '../../platform/ids/uuid.js';
import { newEndpointKey } from './entities/endpoint-keys.js';
import { EndpointEntity } from './entities/endpoint.entity.js';

/** The permanent URLs of triggers: one per trigger that a request starts, from the moment it is drawn. */
@Injectable()
export class EndpointService {
  constructor(
    @InjectRepository(EndpointEntity) private readonly endpoints: Repository<EndpointEntity>,
    @Inject(SETTINGS) private readonly settings: RuntimeSettings,
  ) {}

  /**
   * Creates missing endpoints, and lists those of the graph's triggers.
   * @param manager of the transaction that saves the graph
   */
  async ensure(workflowId: string, graph: WorkflowGraph, manager?: EntityManager): Promise<TriggerUrlResponse[]> {
    const endpoints = manager?.getRepository(EndpointEntity) ?? this.endpoints;
    const triggers = webhookTriggers(graph);
    if (triggers.length === 0) return [];
    const known = await endpoints.findBy({ workflowId, nodeId: In(triggers.map((node) => node.id)) });
    const missing = triggers.filter((node) => !known.some((endpoint) => endpoint.nodeId === node.id));
    if (missing.length === 0) return this.describe(graph, known);
    const made = missing.map((node) => ({ id: newId(), key: newEndpointKey(), workflowId, nodeId: node.id }));
    await endpoints.createQueryBuilder().insert().values(made).orIgnore().execute();
    return this.describe(graph, await endpoints.findBy({ workflowId }));
  }

  /** The endpoints of many workflows in one query. */
  async listByWorkflow(workflowIds: readonly string[]): Promise<Map<string, EndpointEntity[]>> {
    const byWorkflow = new Map<string, EndpointEntity[]>();
    for (const endpoint of await this.endpoints.findBy({ workflowId: In([...workflowIds]) })) {
      byWorkflow.set(endpoint.workflowId, [...(byWorkflow.get(endpoint.workflowId) ?? []), endpoint]);
    }
    return byWorkflow;
  }

  describe(graph: WorkflowGraph, endpoints: readonly EndpointEntity[]): TriggerUrlResponse[] {
    return webhookTriggers(graph).flatMap(({ id, type }) => {
      const key = endpoints.find((endpoint) => endpoint.nodeId === id)?.key;
      return key === undefined ? [] : [{ nodeId: id, type, url: `${this.settings.PUBLIC_URL}/hooks/${key}` }];
    });
  }
}

/**
 * A stored trigger whose id does not fit the column gets no endpoint; the workflow can still be opened and repaired.
 */
const webhookTriggers = (graph: WorkflowGraph) =>
  graph.nodes.filter((node) => GRAPH_ID.test(node.id) && isStartedBy('webhook', node));
