import type { CredentialResponse, CredentialTestResponse } from '@hookline/contracts';
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { credentials, keys } from '../../shared/api/index.js';

/** Tests a credential, and reloads the list, which keeps what came of it. */
export function useTestCredential({ id }: Pick<CredentialResponse, 'id'>) {
  const client = useQueryClient();
  return useMutation<CredentialTestResponse>({
    mutationKey: keys.credentialTest(id),
    mutationFn: () => credentials.test(id),
    onSettled: () => client.invalidateQueries({ queryKey: keys.credentials }),
  });
}

/** Whether a test of a credential is under way, wherever it was asked for. */
export const useIsBeingTested = (id: string): boolean => useIsMutating({ mutationKey: keys.credentialTest(id) }) > 0;
