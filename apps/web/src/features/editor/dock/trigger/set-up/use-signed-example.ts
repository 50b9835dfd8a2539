import type { GraphNode } from '@hookline/domain';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from '../../../../../shared/api/index.js';
import { useSession } from '../../../session/session-context.js';
import type { TestRequest } from '../payload/test-request.js';
import type { ProviderChoice } from '../use-provider-choice.js';
import { useSignRequest } from './use-sign-request.js';
import type { SignedRequest } from './use-sign-request.js';

/** Many signatures are valid for five minutes. */
const ANEW_AFTER_MS = 120_000;
const PAUSE_IN_TYPING_MS = 400;

/** The signed request, debounced while the user types. */
export function useSignedExample(node: GraphNode, choice: ProviderChoice, request: TestRequest): SignedRequest {
  const { workflowId } = useSession();
  const sign = useSignRequest(node, choice);
  const [settled] = useDebouncedValue(request, PAUSE_IN_TYPING_MS);
  const { credentialId, provider } = choice;
  const canSign = credentialId !== null && provider?.canSign === true;
  const signed = useQuery({
    queryKey: keys.workflows.signed(workflowId, node.id, { settled, credentialId }),
    queryFn: ({ signal }) => sign(settled, signal),
    enabled: canSign,
    placeholderData: keepPreviousData,
    refetchInterval: ANEW_AFTER_MS,
    refetchOnWindowFocus: true,
  });
  return (canSign ? signed.data : undefined) ?? { request, isSigned: false };
}
