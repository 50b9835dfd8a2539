/** Up to a thousand events come as a JSON list in one field of a form. */
import { contentDigest } from '../kit/proof/content-digest.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import type { EventElement, ProviderMessage } from '../kit/provider.js';
import { isRecord } from '../kit/unwrap/is-record.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';
import { valueInText, withMembers } from '../kit/unwrap/unwrap-text.js';

const FIELD = 'mandrill_events';

/** Undefined when the request is no such form. */
export function readEvents(request: ProviderRequest): readonly unknown[] | undefined {
  const known = eventsOf.get(request) ?? { events: listIn(request.form().get(FIELD)) };
  eventsOf.set(request, known);
  return known.events;
}

/** Cached, because one request is read several times. */
const eventsOf = new WeakMap<ProviderRequest, { readonly events: readonly unknown[] | undefined }>();

function listIn(text: unknown): readonly unknown[] | undefined {
  const value = valueInText(text);
  return Array.isArray(value) ? value : undefined;
}

export function elements(request: ProviderRequest): readonly EventElement[] | null {
  const events = readEvents(request);
  return events && events.length > 0 ? events.map(toElement) : null;
}

/**
 * `_id` names the message: it is the same when that is sent, opened and clicked. An event that is sent again is the same to the
 * letter. Changes of the allow and deny lists have no `event`, but a list (`type`) and what was done to it.
 */
function toElement(value: unknown): EventElement {
  const change = [textAt(value, 'type'), textAt(value, 'action')].filter((part) => part !== null).join('.');
  return {
    id: textAt(value, '_id'),
    type: textAt(value, 'event') ?? (change || null),
    duplicateKey: contentDigest(JSON.stringify(value)),
    value,
  };
}

/** Where one run takes the whole request: the list replaces its text, which moves to `mandrill_eventsText`. */
export function unwrap(message: ProviderMessage): ProviderMessage {
  const { body, headers } = message;
  const sent = valueAt(body, FIELD);
  const events = listIn(sent);
  if (!isRecord(body) || !events) return message;
  return { body: withMembers(body, { [FIELD]: events, [`${FIELD}Text`]: sent }), headers };
}
