import type { GraphNode } from '@hookline/domain';
import { useMutation } from '@tanstack/react-query';
import { workflows } from '../../../../shared/api/index.js';
import { useSession } from '../../session/session-context.js';
import type { TestRequest } from './payload/test-request.js';
import { withFreshId } from './with-fresh-id.js';

export interface SendAnswer {
  readonly status: number;
  readonly body: string;
  readonly tookMs: number;
}

/**
 * Sends a test event through the trigger URL. The server sends it, signed as the provider would sign it: the secret
 * stays on the server, and the public address may not be reachable from this browser.
 */
export function useSendTestEvent(node: Pick<GraphNode, 'id'>) {
  const { autosave, workflowId } = useSession();
  return useMutation({
    mutationFn: async (request: TestRequest): Promise<SendAnswer> => {
      // Saves first: the server reads the trigger from the saved draft.
      await autosave.flush();
      const { method, headers, body } = withFreshId(request);
      return workflows.sendTestEvent(workflowId, node.id, { method, path: '', headers: Object.entries(headers), body });
    },
  });
}
