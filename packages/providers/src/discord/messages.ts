/**
 * Two kinds of messages come to an application, and number their types apart: an interaction of type 1 is a PING, an event of
 * type 1 is an event. https://discord.com/developers/docs/events/webhook-events
 */
import { contentDigest } from '../kit/proof/content-digest.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import type { EventIdentity, SenderResponse } from '../kit/provider.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';

export type MessageKind = 'interaction ping' | 'event ping' | 'interaction' | 'event' | 'unknown';

export function kindOf(message: unknown): MessageKind {
  const type = valueAt(message, 'type');
  if (typeof type !== 'number') return 'unknown';
  if (type === 0) return 'event ping';
  if (valueAt(message, 'event') !== undefined) return 'event';
  return type === 1 ? 'interaction ping' : 'interaction';
}

export function identify(request: ProviderRequest): EventIdentity {
  const message = request.json();
  const kind = kindOf(message);
  if (kind === 'event') return identifyEvent(request);
  return { id: textAt(message, 'id'), type: kind === 'interaction' ? typeOfInteraction(message) : null };
}

/** Events are sent again and have no id. Their time, to the microsecond, is in the body: the same bytes are the same event. */
function identifyEvent(request: ProviderRequest): EventIdentity {
  const message = request.json();
  const timed = textAt(message, 'event', 'timestamp') !== null;
  return {
    id: null,
    type: textAt(message, 'event', 'type'),
    duplicateKey: timed ? contentDigest(request.body) : null,
  };
}

interface Interaction {
  readonly name: string;
  /** The member that names the command or component. */
  readonly detail: 'name' | 'custom_id';
  /** Discord expects a response within 3 seconds, and a run may take longer: these types announce a later message. */
  readonly response: object;
}

const FOLLOWS_AS_MESSAGE = { type: 5 };
const FOLLOWS_IN_MESSAGE = { type: 6 };
/** Choices cannot follow later. */
const NO_CHOICES = { type: 8, data: { choices: [] } };

/** https://discord.com/developers/docs/interactions/receiving-and-responding */
const INTERACTIONS: ReadonlyMap<unknown, Interaction> = new Map<unknown, Interaction>([
  [2, { name: 'application_command', detail: 'name', response: FOLLOWS_AS_MESSAGE }],
  [3, { name: 'message_component', detail: 'custom_id', response: FOLLOWS_IN_MESSAGE }],
  [4, { name: 'application_command_autocomplete', detail: 'name', response: NO_CHOICES }],
  [5, { name: 'modal_submit', detail: 'custom_id', response: FOLLOWS_AS_MESSAGE }],
]);

function typeOfInteraction(message: unknown): string | null {
  const known = INTERACTIONS.get(valueAt(message, 'type'));
  if (!known) return textAt(message, 'type');
  const detail = textAt(message, 'data', known.detail);
  return detail === null ? known.name : `${known.name}:${detail}`;
}

export function responseTo(message: unknown): SenderResponse {
  const known = kindOf(message) === 'interaction' ? INTERACTIONS.get(valueAt(message, 'type')) : undefined;
  if (!known) return { status: 204 };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(known.response) };
}
