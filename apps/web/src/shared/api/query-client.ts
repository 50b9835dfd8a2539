import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';
import { keys } from './query-keys.js';

/**
 * The query client. Live messages trigger reloads, so nothing is polled.
 * @param onLoggedOut called when a request is refused because the session has ended
 */
export const createQueryClient = (onLoggedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      // The router checks the session, and redirects to the login itself.
      onError: (error, query) => {
        if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== keys.me[0]) onLoggedOut();
      },
    }),
    defaultOptions: {
      queries: { staleTime: 10_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });

const worthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500);
