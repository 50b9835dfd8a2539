import { validateWorkflow, type GraphNode, type Problem, type WorkflowGraph } from '@hookline/domain';
import { describeFields } from '@hookline/node-kit';
import { findProvider } from '@hookline/providers';
import { Injectable } from '@nestjs/common';
import { CredentialStore } from '../credentials/index.js';
import { findDefinition, nodeCatalog } from '../node-catalog/index.js';

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
    const providers = await this.credentials.providersOf(uses.map(({ credential }) => credential));
    return uses.flatMap((use) => problemOf(use, providers.get(use.credential)) ?? []);
  }
}

interface CredentialUse {
  readonly nodeId: string;
  readonly field: string;
  readonly label: string;
  readonly credential: string;
  readonly provider: unknown;
}

function usesOf({ id, type, config }: GraphNode): CredentialUse[] {
  const definition = findDefinition(type);
  if (!definition) return [];
  return describeFields(definition).flatMap(({ name, label, control, of }) => {
    const credential = config[name];
    if (control !== 'credential' || typeof credential !== 'string' || credential === '') return [];
    return [{ nodeId: id, field: name, label, credential, provider: of === undefined ? undefined : config[of] }];
  });
}

function problemOf({ nodeId, field, label, provider }: CredentialUse, owner: string | undefined): Problem | undefined {
  const problem = (message: string): Problem => ({
    code: 'field.wrong',
    severity: 'error',
    nodeId,
    field,
    message: `${label}: ${message}`,
  });
  if (owner === undefined) return problem('it is not there any more. Choose another one.');
  if (owner === provider) return undefined;
  const title = findProvider(owner)?.title ?? owner;
  return problem(`it is one of ${title}, and the sender is another. Choose one of this sender, or none.`);
}
