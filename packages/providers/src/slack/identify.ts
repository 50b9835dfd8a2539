import { readJson } from '@hookline/http-message';
import type { ProviderRequest } from '../kit/provider-request.js';
import type { EventIdentity } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';

/** Commands are forms, interactivity is a form with JSON in its one field `payload`, events are JSON. */
export function identify(request: ProviderRequest): EventIdentity {
  const form = request.form();
  const payload = form.get('payload');
  if (payload !== null) {
    const interaction = readJson(payload);
    return { id: textAt(interaction, 'trigger_id'), type: textAt(interaction, 'type') };
  }
  const command = form.get('command');
  if (command) return { id: form.get('trigger_id') || null, type: command };
  const json = request.json();
  // The outer type of most is event_callback; those without an inner one tell of the app itself.
  return { id: textAt(json, 'event_id'), type: textAt(json, 'event', 'type') ?? textAt(json, 'type') };
}
