/**
 * The parts of a request that may make a run: the whole request, or each event in it. Decided by the trigger's
 * settings; duplicates are detected when it is stored.
 */
import { duplicateKeyOf, findProvider, type VerifiedEvent } from '@hookline/providers';
import { partOutput, triggerOutput, type EventRow } from '../../engine/index.js';
import type { Endpoint } from '../endpoint-reader.js';
import { toEventRow, type IncomingRequest } from '../incoming-request.js';
import type { EventPart } from '../intake/new-event.js';
import { dedupKey } from '../trigger/dedup-key.js';
import { duplicateName, whyFiltered } from '../trigger/evaluate-trigger.js';
import { splitEvent, whyWhole, type EventShare } from './split-event.js';

export interface EventParts {
  readonly parts: readonly EventPart[];
  /** Why there are none, or fewer than received. */
  readonly reason: string | null;
}

export async function readEventParts(
  endpoint: Endpoint,
  request: IncomingRequest,
  received: VerifiedEvent,
): Promise<EventParts> {
  const { provider } = endpoint.settings;
  const { identity, elements } = received;
  const row = () => toEventRow(request, { provider, id: identity.id, type: identity.type });
  const shares = splitEvent(endpoint.settings, elements, row);
  if (!shares) return onePart(endpoint, received, () => triggerOutput(row()));
  if (shares.length === 0) return { parts: [], reason: 'There was no event in the request' };
  const shared = row();
  return gather(await Promise.all(shares.map((share) => partOf(endpoint, shared, share))));
}

/** A run of one element gets the request with its own part of the body. */
async function partOf(
  { id, settings, timezone }: Endpoint,
  row: EventRow,
  { element, part }: EventShare,
): Promise<EventPart | string> {
  const { filter, duplicates } = settings;
  const output = filter !== null || duplicates.key !== null ? partOutput(row, part) : undefined;
  const refused = filter && (await whyFiltered(filter, output, timezone));
  if (refused) return refused;
  const name = duplicates.key === null ? duplicateKeyOf(element) : await duplicateName(duplicates.key, output);
  return { ...dedupKeyOf(id, settings, name), input: JSON.stringify(part) };
}

async function onePart(
  { id, settings, timezone }: Endpoint,
  received: VerifiedEvent,
  output: () => unknown,
): Promise<EventParts> {
  const { filter, duplicates } = settings;
  const whole = whyWhole(settings, received.elements);
  const needsOutput = filter !== null || duplicates.key !== null;
  const trigger = needsOutput ? output() : undefined;
  const reason = filter && (await whyFiltered(filter, trigger, timezone));
  if (reason) return { parts: [], reason: whole === null ? reason : `${whole}, and of that one: ${reason}` };
  const name = duplicates.key === null ? nameOf(received) : await duplicateName(duplicates.key, trigger);
  return { parts: [{ ...dedupKeyOf(id, settings, name), input: null }], reason: whole };
}

/** The dedup name of a request whose events make one run: it repeats when all of them do. */
function nameOf({ identity, elements }: VerifiedEvent): string | null {
  const own = duplicateKeyOf(identity);
  if (own !== null || !elements || elements.length === 0) return own;
  const names = elements.map(duplicateKeyOf);
  return names.includes(null) ? null : names.join('\n');
}

function dedupKeyOf(endpointId: string, { provider, duplicates }: Endpoint['settings'], name: string | null) {
  const { mode, hours, redeliveries } = duplicates;
  const key = name === null || mode === 'run' ? null : dedupKey(endpointId, name);
  const isAskedFor = redeliveries === 'run' && findProvider(provider)?.repeatsOnlyOnRequest === true;
  return { key, dedupHours: hours, bypassDedup: isAskedFor };
}

function gather(outcomes: readonly (EventPart | string)[]): EventParts {
  const parts = outcomes.filter((outcome) => typeof outcome !== 'string');
  const refused = outcomes.find((outcome) => typeof outcome === 'string');
  if (parts.length === 0) return { parts, reason: refused ?? null };
  const left = outcomes.length - parts.length;
  return { parts, reason: left === 0 ? null : `${left} of the ${outcomes.length} events in it were filtered` };
}
