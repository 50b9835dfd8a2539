import { useQuery } from '@tanstack/react-query';
import { credentials, keys } from '../../shared/api/index.js';

const MINUTE_MS = 60_000;

/** All credentials, always reloaded: their uses change with every saved draft, and a service may refuse one at any time. */
export const useCredentials = () =>
  useQuery({
    queryKey: keys.credentials,
    queryFn: ({ signal }) => credentials.list(signal),
    staleTime: 0,
    refetchInterval: MINUTE_MS,
  });
