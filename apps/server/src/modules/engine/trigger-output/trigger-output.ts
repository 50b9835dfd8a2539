import { parseBody, parseForm } from '@hookline/http-message';
import { findProvider, type ProviderMessage } from '@hookline/providers';
import type { EventRow } from './event-row.js';

/**
 * The value of `trigger` in expressions: the event as a webhook trigger outputs it (DESIGN §5), unwrapped by its
 * provider. Built anew on each call.
 */
export function triggerOutput(row: EventRow): Record<string, unknown> {
  const headers = joinHeaders(JSON.parse(row.headers) as [string, string][]);
  const sent = { 'content-type': row.content_type, 'content-encoding': headers['content-encoding'] };
  return outputOf(row, { body: parseBody(row.body, sent), headers });
}

/** The part of a request that belongs to one run. The rest of the request is stored once for all its runs. */
export interface BatchPart {
  readonly body: unknown;
  readonly event: object;
}

/** The same for a run of one part of the event. */
export function partOutput(row: Omit<EventRow, 'body'>, part: object): Record<string, unknown> {
  const headers = joinHeaders(JSON.parse(row.headers) as [string, string][]);
  return { ...outputOf(row, { body: null, headers }), ...part };
}

function outputOf(row: Omit<EventRow, 'body'>, message: ProviderMessage): Record<string, unknown> {
  const { body, headers } = unwrapped(message, row.provider);
  return {
    body,
    headers,
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

const unwrapped = (message: ProviderMessage, provider: string): ProviderMessage =>
  findProvider(provider)?.unwrap?.(message) ?? message;

/** Lower-case names; repeated headers are joined by `, `. */
function joinHeaders(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const before = joined.get(key);
    joined.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(joined);
}

/**
 * The trigger's output for a payload that a person typed, as if it were an event's body.
 * @param provider of the trigger; unwraps the payload as it would an event's
 */
export function payloadOutput(trigger: 'webhook' | 'manual', payload: unknown, provider = 'none'): unknown {
  if (trigger === 'manual') return payload ?? {};
  const typed = { body: payload ?? null, headers: { 'content-type': 'application/json' } };
  return {
    ...unwrapped(typed, provider),
    query: {},
    method: 'POST',
    path: '/',
    event: { id: null, type: null, provider: 'none', receivedAt: null },
  };
}
