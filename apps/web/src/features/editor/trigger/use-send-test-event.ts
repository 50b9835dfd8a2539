import type { GraphNode } from '@hookline/domain';
import { useMutation } from '@tanstack/react-query';
import type { TestRequest } from './test-request.js';
import type { Sender } from './use-sender.js';
import { useSignRequest } from './use-sign-request.js';
import { withFreshId } from './with-fresh-id.js';

export interface SendAnswer {
  readonly status: number;
  readonly body: string;
  readonly tookMs: number;
}

/**
 * Sends a real request to the real address, through the same door as every sender. The page asks the server it came
 * from: behind a proxy the public address may lead elsewhere, or nowhere from here.
 */
export function useSendTestEvent(node: Pick<GraphNode, 'id'>, sender: Sender) {
  const sign = useSignRequest(node, sender);
  return useMutation({
    mutationFn: async (request: TestRequest): Promise<SendAnswer> => {
      const { url, method, headers, body } = (await sign(withFreshId(request))).request;
      const { pathname, search } = new URL(url, location.href);
      const begun = performance.now();
      const withBody = method !== 'GET' && method !== 'HEAD';
      const response = await fetch(pathname + search, {
        method,
        credentials: 'omit',
        headers: { ...headers },
        ...(withBody ? { body } : {}),
      });
      return { status: response.status, body: await response.text(), tookMs: performance.now() - begun };
    },
  });
}
