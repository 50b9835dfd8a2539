import type { EventRow } from './event-row.js';
import { parseBody, parseForm } from './parse-body.js';

/** What `trigger` is in expressions: the event as a webhook trigger gives it (DESIGN §5). Made anew at each reading. */
export function triggerOutput(row: EventRow): Record<string, unknown> {
  return {
    body: parseBody(row.body, row.content_type),
    headers: joinHeaders(JSON.parse(row.headers) as [string, string][]),
    query: parseForm(row.query),
    method: row.method,
    path: row.path,
    event: {
      id: row.sender_event_id,
      type: row.event_type,
      provider: row.provider,
      receivedAt: row.received_at.toISOString(),
    },
  };
}

/** Lower-case names; several values of one header are joined by `, `. */
function joinHeaders(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const before = joined.get(key);
    joined.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}

/** The trigger's output for a payload that a person typed: as if it had come in as an event's body. */
export function payloadOutput(trigger: 'webhook' | 'manual', payload: unknown): unknown {
  if (trigger === 'manual') return payload ?? {};
  return {
    body: payload ?? null,
    headers: { 'content-type': 'application/json' },
    query: {},
    method: 'POST',
    path: '/',
    event: { id: null, type: null, provider: 'none', receivedAt: null },
  };
}
