import type { WorkflowGraph } from '@hookline/domain';
import { findTrigger, isStartedBy } from '@hookline/nodes/triggers';
import { ProviderRequest, findProvider, showSigned, type RawRequest } from '@hookline/providers';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import { isUuid } from '../../../platform/ids/uuid.js';
import { CredentialStore } from '../../credentials/index.js';
import { EndpointReader } from '../endpoint-reader.js';

interface Trigger {
  readonly workflowId: string;
  readonly nodeId: string;
}

type Headers = Readonly<Record<string, string>>;

/** Signs requests like a trigger's sender, with the stored secret, which stays here. */
@Injectable()
export class RequestSigner {
  constructor(
    private readonly pool: Pool,
    private readonly endpoints: EndpointReader,
    private readonly credentials: CredentialStore,
  ) {}

  /**
   * Headers that people may see: a signature as it is, and `$TOKEN` in place of a secret that proves its sender by
   * itself.
   * @param request with the path after the trigger's URL as `url`: some senders sign the whole of it
   * @returns the headers to add; null when the trigger verifies nothing, or only its sender can sign
   * @throws AppError `trigger.not-found`, `trigger.no-address`
   */
  async show(trigger: Trigger, request: (url: string) => RawRequest, publicUrl: string): Promise<Headers | null> {
    const { show } = await this.prepare(trigger, request, publicUrl);
    return show;
  }

  /** The actual headers, for use inside of this process. @returns the trigger's key, too */
  async sign(
    trigger: Trigger,
    request: (url: string) => RawRequest,
    publicUrl: string,
  ): Promise<{ readonly key: string; readonly headers: Headers | null }> {
    const { key, headers } = await this.prepare(trigger, request, publicUrl);
    return { key, headers };
  }

  private async prepare(trigger: Trigger, request: (url: string) => RawRequest, publicUrl: string) {
    const key = await this.keyOf(trigger);
    const endpoint = await this.endpoints.find(key);
    if (!endpoint) throw notFound('trigger', trigger.nodeId);
    const { provider: id, credentialId } = endpoint.settings;
    const provider = findProvider(id);
    const stored = credentialId === null ? [] : ((await this.credentials.readFor(credentialId)) ?? []);
    const credential = provider?.credential?.safeParse(stored[0]);
    if (!provider?.sign || !credential?.success) return { key, headers: null, show: null };
    const unsigned = new ProviderRequest(request(`${publicUrl}/hooks/${key}`));
    const headers = provider.sign(unsigned, { credential: credential.data, now: Date.now() });
    return { key, headers, show: showSigned(provider, headers, stored) };
  }

  private async keyOf({ workflowId, nodeId }: Trigger): Promise<string> {
    const { rows } = isUuid(workflowId)
      ? await this.pool.query<{ key: string }>('select key from endpoints where workflow_id = $1 and node_id = $2', [
          workflowId,
          nodeId,
        ])
      : { rows: [] };
    if (!rows[0]) throw (await this.whyNoAddress(workflowId, nodeId)) ?? notFound('trigger', nodeId);
    return rows[0].key;
  }

  /** Undefined when the draft has no such trigger. */
  private async whyNoAddress(workflowId: string, nodeId: string): Promise<AppError | undefined> {
    if (!isUuid(workflowId)) return undefined;
    const { rows } = await this.pool.query<{ draft: WorkflowGraph }>(DRAFT, [workflowId]);
    const node = rows[0]?.draft.nodes.find(({ id }) => id === nodeId);
    if (!node || !findTrigger(node.type) || isStartedBy('webhook', node)) return undefined;
    return new AppError(
      'conflict',
      'trigger.no-address',
      `“${node.name}” has no address, so no event can be sent to it. Test the workflow to run it now: ` +
        `POST /api/v1/workflows/${workflowId}/test with {"triggerNodeId":"${nodeId}"}.`,
    );
  }
}

const DRAFT = 'select draft from workflows where id = $1 and deleted_at is null';
