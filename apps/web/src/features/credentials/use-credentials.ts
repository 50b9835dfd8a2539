import { useQuery } from '@tanstack/react-query';
import { credentials, keys } from '../../shared/api/index.js';

/** All credentials, newest known state: who uses one changes with every draft that is saved. */
export const useCredentials = () =>
  useQuery({ queryKey: keys.credentials, queryFn: ({ signal }) => credentials.list(signal), staleTime: 0 });
