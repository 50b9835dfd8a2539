/**
 * What becomes of a request, before it is stored: who may send, whether this is an event, whether it makes runs and
 * which. Whether it has come before is found out when it is stored.
 */
import { findProvider, type VerifiedEvent, type VerificationResult } from '@hookline/providers';
import type { Endpoint } from './endpoint-reader.js';
import { partsOf } from './event-parts.js';
import type { IntakeDecision } from './intake-decision.js';
import type { IncomingRequest } from './incoming-request.js';
import { isAllowed } from './trigger/allowed-pages.js';
import { retryLater, addressNotAllowed, notFromThisPage, refusal, unidentified, wrongMethod } from './refusals.js';
import type { RequestVerifier } from './verification/request-verifier.js';

/** @param request as it came, to check it, and as it is kept, which is what filters and runs see */
export async function decideVerdict(
  endpoint: Endpoint,
  { received, redacted }: { readonly received: IncomingRequest; readonly redacted: IncomingRequest },
  senders: RequestVerifier,
): Promise<IntakeDecision> {
  const { provider, allowFrom, methods, pages } = endpoint.settings;
  if (allowFrom && !allowFrom.has(received.remoteAddress)) return addressNotAllowed(endpoint, received);
  if (received.origin !== null && !isAllowed(pages, received.origin)) return notFromThisPage(endpoint, received.origin);
  if (received.method === 'HEAD') return handshakeDecision(endpoint, HEAD_PROBE);
  const takesMethod = methods.includes(received.method);
  // Some senders try an address with a method that no event of theirs comes with.
  if (!takesMethod && !findProvider(provider)?.handshake) return wrongMethod(endpoint, received);
  const verification = await senders.verify(endpoint.settings, received);
  if (verification.kind === 'undecided') return retryLater(endpoint, verification.reason);
  if (verification.kind === 'handshake') return handshakeDecision(endpoint, verification);
  if (!takesMethod && !isRefusedHandshake(verification)) return wrongMethod(endpoint, received);
  if (verification.kind === 'event') return decideEvent(endpoint, redacted, verification);
  return refusal(endpoint, verification.status ?? 401, verification.reason, verification.headers, true);
}

/** The sender hears what is wrong with how it greets, and not that its events come otherwise. */
const isRefusedHandshake = (verification: VerificationResult): boolean =>
  verification.kind === 'refused' && verification.isHandshake === true;

type HandshakeDecision = Pick<Extract<VerificationResult, { kind: 'handshake' }>, 'identity' | 'verified'> & {
  readonly handshake: Pick<Extract<VerificationResult, { kind: 'handshake' }>['handshake'], 'reason' | 'response'>;
};

/** Some senders register an address only after a 200 to HEAD; monitors and previews of links ask so too. */
const HEAD_PROBE: HandshakeDecision = {
  handshake: {
    reason: 'Somebody asked with HEAD whether this address is here: a greeting, and no event.',
    response: { status: 200 },
  },
  identity: { id: null, type: null },
  verified: null,
};

function handshakeDecision(
  { settings }: Endpoint,
  { handshake, identity, verified }: HandshakeDecision,
): IntakeDecision {
  const named = { senderEventId: identity.id, eventType: identity.type, verified };
  const event = {
    ...unidentified(settings.provider),
    ...named,
    verdict: 'filtered',
    reason: handshake.reason,
  } as const;
  return { event, response: handshake.response, isEvent: false };
}

async function decideEvent(
  endpoint: Endpoint,
  request: IncomingRequest,
  received: VerifiedEvent,
): Promise<IntakeDecision> {
  const { identity, verified, response } = received;
  const { provider } = endpoint.settings;
  const named = { provider, senderEventId: identity.id, eventType: identity.type, verified };
  const { parts, reason } = await partsOf(endpoint, request, received);
  const fate =
    parts.length === 0 ? ({ verdict: 'filtered', reason, versionId: null } as const) : verdictOf(endpoint, reason);
  return { event: { ...named, ...fate, parts }, response, isEvent: true };
}

function verdictOf({ paused, versionId, captureReason }: Endpoint, reason: string | null) {
  if (captureReason !== null) return { verdict: 'captured', reason: captureReason, versionId: null } as const;
  if (paused) return { verdict: 'held', reason: 'The workflow is paused', versionId: null } as const;
  return { verdict: 'run', reason, versionId } as const;
}
