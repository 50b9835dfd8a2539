import type { GraphNode } from '@hookline/domain';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { keys } from '../../../shared/api/index.js';
import { useSession } from '../session/session-context.js';
import type { TestRequest } from './test-request.js';
import type { Sender } from './use-sender.js';
import { useSignRequest } from './use-sign-request.js';
import type { SignedRequest } from './use-sign-request.js';

/** Many signatures are good for five minutes from when they were made. */
const ANEW_AFTER_MS = 120_000;
const PAUSE_IN_TYPING_MS = 400;

/** The request as its sender would sign it, a moment behind what is typed. */
export function useSignedExample(node: GraphNode, sender: Sender, request: TestRequest): SignedRequest {
  const { workflowId } = useSession();
  const sign = useSignRequest(node, sender);
  const [settled] = useDebouncedValue(request, PAUSE_IN_TYPING_MS);
  const { credentialId, provider } = sender;
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
