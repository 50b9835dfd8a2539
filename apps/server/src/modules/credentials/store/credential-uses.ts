import type { WorkflowGraph } from '@hookline/domain';
import { credentialsIn } from '@hookline/node-kit';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { findDefinition } from '../../node-catalog/index.js';

/** A workflow that uses a credential. */
export interface UsingWorkflow {
  readonly workflowId: string;
  readonly workflowName: string;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly draft: WorkflowGraph;
  readonly published: WorkflowGraph | null;
}

/**
 * Graphs whose text may name a credential. The node is found in TypeScript: PostgreSQL's JSON functions refuse texts that
 * people may type (`\u0000`).
 */
const MATCHING = `
  select w.id, w.name, w.draft, v.graph as published
  from workflows w left join versions v on v.id = w.published_version_id
  where w.deleted_at is null and (w.draft::text ~ $1 or v.graph::text ~ $1)
  order by w.name, w.id`;

/** What the id of a credential looks like, whatever the field is called that holds it. */
const ANY_ID = '"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"';

/**
 * Finds the workflows that use a credential, in the draft or the published version. Ignores older versions and deleted
 * workflows.
 */
@Injectable()
export class CredentialUses {
  constructor(private readonly pool: Pool) {}

  /** Keyed by credential id. */
  async listByCredential(): Promise<ReadonlyMap<string, readonly UsingWorkflow[]>> {
    const uses = new Map<string, UsingWorkflow[]>();
    for (const { id, name, draft, published } of await this.find(ANY_ID)) {
      for (const credential of new Set([...credentialsOf(draft), ...credentialsOf(published)])) {
        uses.set(credential, [...(uses.get(credential) ?? []), { workflowId: id, workflowName: name }]);
      }
    }
    return uses;
  }

  async list(credentialId: string): Promise<readonly UsingWorkflow[]> {
    return (await this.find(credentialId))
      .filter(({ draft, published }) => [...credentialsOf(draft), ...credentialsOf(published)].includes(credentialId))
      .map(({ id, name }) => ({ workflowId: id, workflowName: name }));
  }

  private async find(pattern: string): Promise<readonly Row[]> {
    return (await this.pool.query<Row>(MATCHING, [pattern])).rows;
  }
}

const credentialsOf = (graph: WorkflowGraph | null): string[] =>
  (graph?.nodes ?? []).flatMap(({ type, config }) => {
    const definition = findDefinition(type);
    return definition ? credentialsIn(definition, config).map(({ credential }) => credential) : [];
  });
