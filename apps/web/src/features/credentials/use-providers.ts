import { useQuery } from '@tanstack/react-query';
import { keys, providers } from '../../shared/api/index.js';

/** The senders that Hookline knows. They change with its version only. */
export const useProviders = () =>
  useQuery({ queryKey: keys.providers, queryFn: ({ signal }) => providers.list(signal), staleTime: Infinity });
