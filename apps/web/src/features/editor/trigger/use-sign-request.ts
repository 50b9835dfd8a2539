import type { GraphNode } from '@hookline/domain';
import { workflows } from '../../../shared/api/index.js';
import { useSession } from '../session/session-context.js';
import { withHeaders } from './test-request.js';
import type { TestRequest } from './test-request.js';
import type { Sender } from './use-sender.js';

export interface SignedRequest {
  readonly request: TestRequest;
  readonly isSigned: boolean;
}

/** Signs as the sender does, with the secret that the server keeps. What cannot be signed stays as it is. */
export function useSignRequest(node: Pick<GraphNode, 'id'>, { provider }: Pick<Sender, 'provider'>) {
  const { autosave, workflowId } = useSession();
  return async (request: TestRequest, signal?: AbortSignal): Promise<SignedRequest> => {
    // What the server knows of the trigger is what is on screen.
    await autosave.flush();
    if (!provider?.canSign) return { request, isSigned: false };
    const { method, headers, body } = request;
    const unsigned = { method, path: '', headers: Object.entries(headers), body };
    const signed = await workflows.signTestEvent(workflowId, node.id, unsigned, signal);
    if (!signed.headers) return { request, isSigned: false };
    return { request: withHeaders(request, signed.headers), isSigned: true };
  };
}
