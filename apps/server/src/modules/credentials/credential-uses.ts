import type { WorkflowGraph } from '@hookline/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';

export interface CredentialUse {
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
 * Graphs whose text contains the id. The node is found in TypeScript: PostgreSQL's JSON functions refuse texts that
 * people may type (`\u0000`).
 */
const CONTAINING = `
  select w.id, w.name, w.draft, v.graph as published
  from workflows w left join versions v on v.id = w.published_version_id
  where w.deleted_at is null and (position($1 in w.draft::text) > 0 or position($1 in v.graph::text) > 0)
  order by w.name, w.id`;

/**
 * Finds the workflows that use a credential, in the draft or the published version. Ignores older versions and deleted
 * workflows.
 */
@Injectable()
export class CredentialUses {
  constructor(private readonly pool: Pool) {}

  /** Keyed by credential id. */
  async listByCredential(): Promise<ReadonlyMap<string, readonly CredentialUse[]>> {
    const uses = new Map<string, CredentialUse[]>();
    for (const { id, name, draft, published } of await this.find('"credential"')) {
      for (const credential of new Set([...credentialsOf(draft), ...credentialsOf(published)])) {
        uses.set(credential, [...(uses.get(credential) ?? []), { workflowId: id, workflowName: name }]);
      }
    }
    return uses;
  }

  async list(credentialId: string): Promise<readonly CredentialUse[]> {
    return (await this.find(credentialId))
      .filter(({ draft, published }) => [...credentialsOf(draft), ...credentialsOf(published)].includes(credentialId))
      .map(({ id, name }) => ({ workflowId: id, workflowName: name }));
  }

  private async find(word: string): Promise<readonly Row[]> {
    return (await this.pool.query<Row>(CONTAINING, [word])).rows;
  }
}

const credentialsOf = (graph: WorkflowGraph | null): string[] =>
  (graph?.nodes ?? []).flatMap(({ config: { credential } }) =>
    typeof credential === 'string' && credential !== '' ? [credential] : [],
  );
