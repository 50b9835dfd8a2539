/**
 * What becomes of a request, before it is stored: who may send, whether this is an event, whether it makes runs and
 * which. Whether it has come before is found out when it is stored.
 */
import { findProvider, type Received } from '@hookline/providers';
import type { Endpoint } from './endpoint-directory.js';
import { partsOf } from './event-parts.js';
import type { Judgement } from './judgement.js';
import type { ReceivedRequest } from './received-request.js';
import { comeAgain, notFromHere, refusal, unnamed, wrongMethod } from './refusals.js';
import type { SenderCheck } from './senders/check-sender.js';

/** @param request as it came, to check it, and as it is kept, which is what filters and runs see */
export async function judgeRequest(
  endpoint: Endpoint,
  { received, kept }: { readonly received: ReceivedRequest; readonly kept: ReceivedRequest },
  senders: SenderCheck,
): Promise<Judgement> {
  const { provider, allowFrom, methods } = endpoint.settings;
  if (allowFrom && !allowFrom.has(received.remoteAddress)) return notFromHere(endpoint, received);
  const isAllowed = methods.includes(received.method);
  // Some senders try an address with a method that no event of theirs comes with.
  if (!isAllowed && !findProvider(provider)?.handshake) return wrongMethod(endpoint, received);
  const reception = await senders.check(endpoint.settings, received);
  if (reception.kind === 'undecided') return comeAgain(endpoint, reception.reason);
  if (reception.kind === 'handshake') {
    const { reason, answer } = reception.handshake;
    return { event: { ...unnamed(provider), verified: null, verdict: 'filtered', reason }, answer, isEvent: false };
  }
  if (!isAllowed) return wrongMethod(endpoint, received);
  if (reception.kind === 'event') return judgeEvent(endpoint, kept, reception);
  return refusal(endpoint, reception.status ?? 401, reception.reason, reception.headers, true);
}

async function judgeEvent(endpoint: Endpoint, request: ReceivedRequest, received: Received): Promise<Judgement> {
  const { identity, verified, answer } = received;
  const { provider } = endpoint.settings;
  const named = { provider, senderEventId: identity.id, eventType: identity.type, verified };
  const { parts, reason } = await partsOf(endpoint, request, received);
  const fate =
    parts.length === 0 ? ({ verdict: 'filtered', reason, versionId: null } as const) : fateOf(endpoint, reason);
  return { event: { ...named, ...fate, parts }, answer, isEvent: true };
}

function fateOf({ paused, versionId, captureReason }: Endpoint, reason: string | null) {
  if (captureReason !== null) return { verdict: 'captured', reason: captureReason, versionId: null } as const;
  if (paused) return { verdict: 'held', reason: 'The workflow is paused', versionId: null } as const;
  return { verdict: 'run', reason, versionId } as const;
}
