import type { GraphNode } from '@hookline/domain';
import { workflows } from '../../../../../shared/api/index.js';
import { useSession } from '../../../session/session-context.js';
import { withHeaders } from '../payload/test-request.js';
import type { TestRequest } from '../payload/test-request.js';
import type { ProviderChoice } from '../use-provider-choice.js';

export interface SignedRequest {
  readonly request: TestRequest;
  readonly isSigned: boolean;
}

/**
 * Signs a request as the provider does, with the secret that the server keeps. A request that cannot be signed stays as
 * it is.
 */
export function useSignRequest(node: Pick<GraphNode, 'id'>, { provider }: Pick<ProviderChoice, 'provider'>) {
  const { autosave, workflowId } = useSession();
  return async (request: TestRequest, signal?: AbortSignal): Promise<SignedRequest> => {
    // Saves first: the server reads the trigger from the saved draft.
    await autosave.flush();
    if (!provider?.canSign) return { request, isSigned: false };
    const { method, headers, body } = request;
    const unsigned = { method, path: '', headers: Object.entries(headers), body };
    const signed = await workflows.signTestEvent(workflowId, node.id, unsigned, signal);
    if (!signed.headers) return { request, isSigned: false };
    return { request: withHeaders(request, signed.headers), isSigned: true };
  };
}
