import { useQuery } from '@tanstack/react-query';
import { credentials, keys } from '../../shared/api/index.js';

/** All credentials, always reloaded: their uses change with every saved draft. */
export const useCredentials = () =>
  useQuery({ queryKey: keys.credentials, queryFn: ({ signal }) => credentials.list(signal), staleTime: 0 });
