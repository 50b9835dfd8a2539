/** Up to a hundred notifications come in one array, of mixed types and in no order; an action of a workflow sends one object. */
import type { ProviderRequest } from '../kit/provider-request.js';
import type { EventElement, EventIdentity } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';

export function elements(request: ProviderRequest): readonly EventElement[] | null {
  const body = request.json();
  return Array.isArray(body) && body.length > 0 ? body.map((value: unknown) => ({ ...nameOf(value), value })) : null;
}

export function identify(request: ProviderRequest): EventIdentity {
  const body = request.json();
  return nameOf(Array.isArray(body) ? undefined : body);
}

/** `eventId` "is not guaranteed to be unique", so that the same event is only what agrees in all of these. */
const SAME = ['portalId', 'subscriptionId', 'eventId', 'objectId', 'fromObjectId', 'toObjectId', 'occurredAt'];

function nameOf(notification: unknown): EventIdentity {
  const id = textAt(notification, 'eventId');
  return {
    id,
    type: textAt(notification, 'subscriptionType') ?? textAt(notification, 'eventType'),
    // The number of the attempt is left out: it is what differs when a notification is sent again.
    duplicateKey: id === null ? null : SAME.map((name) => textAt(notification, name) ?? '').join('/'),
  };
}
