import type { GraphNode } from '@hookline/domain';
import { useMutation } from '@tanstack/react-query';
import { workflows } from '../../../shared/api/index.js';
import { useSession } from '../session/session-context.js';
import type { TestRequest } from './test-request.js';
import { withFreshId } from './with-fresh-id.js';

export interface SendAnswer {
  readonly status: number;
  readonly body: string;
  readonly tookMs: number;
}

/**
 * Sends a real request through the same door as every sender. The server sends it, proved as the sender would prove it: the
 * secret does not come here, and the public address may lead elsewhere, or nowhere from here.
 */
export function useSendTestEvent(node: Pick<GraphNode, 'id'>) {
  const { autosave, workflowId } = useSession();
  return useMutation({
    mutationFn: async (request: TestRequest): Promise<SendAnswer> => {
      // What the server knows of the trigger is what is on screen.
      await autosave.flush();
      const { method, headers, body } = withFreshId(request);
      return workflows.sendTestEvent(workflowId, node.id, { method, path: '', headers: Object.entries(headers), body });
    },
  });
}
