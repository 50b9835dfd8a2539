/**
 * What becomes of a request, before it is stored: who may send, whether this is an event, whether it makes runs and
 * which. Whether it has come before is found out when it is stored.
 */
import { findProvider, type Received, type Reception } from '@hookline/providers';
import type { Endpoint } from './endpoint-directory.js';
import { partsOf } from './event-parts.js';
import type { Judgement } from './judgement.js';
import type { ReceivedRequest } from './received-request.js';
import { isAllowed } from './pages/allowed-pages.js';
import { comeAgain, notFromHere, notFromThisPage, refusal, unnamed, wrongMethod } from './refusals.js';
import type { SenderCheck } from './senders/check-sender.js';

/** @param request as it came, to check it, and as it is kept, which is what filters and runs see */
export async function judgeRequest(
  endpoint: Endpoint,
  { received, kept }: { readonly received: ReceivedRequest; readonly kept: ReceivedRequest },
  senders: SenderCheck,
): Promise<Judgement> {
  const { provider, allowFrom, methods, pages } = endpoint.settings;
  if (allowFrom && !allowFrom.has(received.remoteAddress)) return notFromHere(endpoint, received);
  if (received.origin !== null && !isAllowed(pages, received.origin)) return notFromThisPage(endpoint, received.origin);
  if (received.method === 'HEAD') return greeting(endpoint, LOOKED);
  const takesMethod = methods.includes(received.method);
  // Some senders try an address with a method that no event of theirs comes with.
  if (!takesMethod && !findProvider(provider)?.handshake) return wrongMethod(endpoint, received);
  const reception = await senders.check(endpoint.settings, received);
  if (reception.kind === 'undecided') return comeAgain(endpoint, reception.reason);
  if (reception.kind === 'handshake') return greeting(endpoint, reception);
  if (!takesMethod && !isKnownGreeting(reception)) return wrongMethod(endpoint, received);
  if (reception.kind === 'event') return judgeEvent(endpoint, kept, reception);
  return refusal(endpoint, reception.status ?? 401, reception.reason, reception.headers, true);
}

/** The sender hears what is wrong with how it greets, and not that its events come otherwise. */
const isKnownGreeting = (reception: Reception): boolean =>
  reception.kind === 'refused' && reception.isGreeting === true;

type Greeting = Pick<Extract<Reception, { kind: 'handshake' }>, 'identity' | 'verified'> & {
  readonly handshake: Pick<Extract<Reception, { kind: 'handshake' }>['handshake'], 'reason' | 'answer'>;
};

/** Some senders register an address only after a 200 to HEAD; monitors and previews of links ask so too. */
const LOOKED: Greeting = {
  handshake: {
    reason: 'Somebody asked with HEAD whether this address is here: a greeting, and no event.',
    answer: { status: 200 },
  },
  identity: { id: null, type: null },
  verified: null,
};

function greeting({ settings }: Endpoint, { handshake, identity, verified }: Greeting): Judgement {
  const named = { senderEventId: identity.id, eventType: identity.type, verified };
  const event = { ...unnamed(settings.provider), ...named, verdict: 'filtered', reason: handshake.reason } as const;
  return { event, answer: handshake.answer, isEvent: false };
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
