import { useQuery } from '@tanstack/react-query';
import { credentials, keys } from '../../shared/api/index.js';

/** The kinds of credentials with their forms. They change with Hookline's version only. */
export const useCredentialKinds = () =>
  useQuery({
    queryKey: keys.credentialKinds,
    queryFn: ({ signal }) => credentials.kinds(signal),
    staleTime: Infinity,
  });
