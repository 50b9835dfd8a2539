import { validateWorkflow, type GraphNode, type Problem, type WorkflowGraph } from '@hookline/domain';
import { credentialsIn, type CredentialUse } from '@hookline/node-kit';
import { findProvider } from '@hookline/providers';
import { Injectable } from '@nestjs/common';
import { CredentialStore } from '../../credentials/index.js';
import { findDefinition, nodeCatalog } from '../../node-catalog/index.js';

/** The problems that prevent publishing: those of the document itself, and missing credentials. */
@Injectable()
export class WorkflowProblems {
  constructor(private readonly credentials: CredentialStore) {}

  async find(graph: WorkflowGraph, workflowId: string): Promise<Problem[]> {
    return [...validateWorkflow(graph, nodeCatalog, workflowId), ...(await this.findOfCredentials(graph))];
  }

  private async findOfCredentials({ nodes }: WorkflowGraph): Promise<Problem[]> {
    const uses = nodes.flatMap(usesOf);
    if (uses.length === 0) return [];
    const kinds = await this.credentials.kindsOf(uses.map(({ credential }) => credential));
    return uses.flatMap((use) => problemOf(use, kinds.get(use.credential)) ?? []);
  }
}

interface NodeUse extends CredentialUse {
  readonly nodeId: string;
}

function usesOf({ id, type, config }: GraphNode): NodeUse[] {
  const definition = findDefinition(type);
  return definition ? credentialsIn(definition, config).map((use) => ({ ...use, nodeId: id })) : [];
}

function problemOf({ nodeId, field, label, provider, kinds }: NodeUse, kind: string | undefined): Problem | undefined {
  const problem = (message: string): Problem => ({
    code: 'field.wrong',
    severity: 'error',
    nodeId,
    field,
    message: `${label}: ${message}`,
  });
  if (kind === undefined) return problem('it is not there any more. Choose another one.');
  const title = findProvider(kind)?.title;
  if (kinds !== undefined) {
    if (title !== undefined)
      return problem(`it verifies what ${title} sends and authenticates no request. Choose another one.`);
    return kinds === 'any' || kinds.includes(kind)
      ? undefined
      : problem('it is for another service. Choose another one.');
  }
  if (provider === undefined || kind === provider) return undefined;
  if (title === undefined) return problem('it authenticates requests and verifies no sender. Choose another one.');
  return problem(`it is one of ${title}, and the sender is another. Choose one of this sender, or none.`);
}
