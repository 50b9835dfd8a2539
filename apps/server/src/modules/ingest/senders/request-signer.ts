import { findProvider, ProviderRequest, type RequestParts } from '@hookline/providers';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { notFound } from '../../../platform/errors/app-error.js';
import { isUuid } from '../../../platform/ids/uuid.js';
import { CredentialStore } from '../../credentials/index.js';
import { EndpointDirectory } from '../endpoint-directory.js';

/** Signs a request as a trigger's sender would, with the stored secret, which stays here. */
@Injectable()
export class RequestSigner {
  constructor(
    private readonly pool: Pool,
    private readonly endpoints: EndpointDirectory,
    private readonly credentials: CredentialStore,
  ) {}

  /**
   * @param request with the path after the trigger's address as `url`: the whole of it is signed by some senders
   * @returns the headers to put into it; null when the trigger checks nothing, or only its sender can sign
   * @throws AppError `trigger.not-found`
   */
  async sign(
    trigger: { readonly workflowId: string; readonly nodeId: string },
    request: (url: string) => RequestParts,
    publicUrl: string,
  ): Promise<Readonly<Record<string, string>> | null> {
    const key = await this.keyOf(trigger);
    const endpoint = await this.endpoints.find(key);
    if (!endpoint) throw notFound('trigger', trigger.nodeId);
    const { provider: id, credentialId } = endpoint.settings;
    const provider = findProvider(id);
    const [data] = credentialId === null ? [] : ((await this.credentials.readFor(credentialId)) ?? []);
    const credential = provider?.credential?.safeParse(data);
    if (!provider?.sign || !credential?.success) return null;
    const signed = new ProviderRequest(request(`${publicUrl}/hooks/${key}`));
    return provider.sign(signed, { credential: credential.data, now: Date.now() });
  }

  private async keyOf({ workflowId, nodeId }: { workflowId: string; nodeId: string }): Promise<string> {
    const { rows } = isUuid(workflowId)
      ? await this.pool.query<{ key: string }>('select key from endpoints where workflow_id = $1 and node_id = $2', [
          workflowId,
          nodeId,
        ])
      : { rows: [] };
    if (!rows[0]) throw notFound('trigger', nodeId);
    return rows[0].key;
  }
}
