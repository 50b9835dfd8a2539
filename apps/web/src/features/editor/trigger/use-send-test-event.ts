import { useMutation } from '@tanstack/react-query';
import { useSession } from '../session/session-context.js';

export interface SendRequest {
  readonly url: string;
  readonly method: string;
  readonly body: string;
}

export interface SendAnswer {
  readonly status: number;
  readonly body: string;
  readonly tookMs: number;
}

/**
 * Sends a real request to the real address, through the same door as every sender. The page asks the server it came
 * from: behind a proxy the public address may lead elsewhere, or nowhere from here.
 */
export function useSendTestEvent() {
  const { autosave } = useSession();
  return useMutation({
    mutationFn: async ({ url, method, body }: SendRequest): Promise<SendAnswer> => {
      await autosave.flush();
      const { pathname, search } = new URL(url, location.href);
      const begun = performance.now();
      const withBody = method !== 'GET' && method !== 'HEAD';
      const response = await fetch(pathname + search, {
        method,
        credentials: 'omit',
        ...(withBody ? { headers: { 'content-type': 'application/json' }, body } : {}),
      });
      return { status: response.status, body: await response.text(), tookMs: performance.now() - begun };
    },
  });
}
