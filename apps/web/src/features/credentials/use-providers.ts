import { useQuery } from '@tanstack/react-query';
import { keys, providers } from '../../shared/api/index.js';

/** The known providers. They change with Hookline's version only. */
export const useProviders = () =>
  useQuery({ queryKey: keys.providers, queryFn: ({ signal }) => providers.list(signal), staleTime: Infinity });
