import type { GraphNode } from '@hookline/domain';
import { parseBody, parseForm } from '@hookline/http-message';
import { findTrigger } from '@hookline/nodes/triggers';
import { findProvider, type ProviderMessage } from '@hookline/providers';
import { z } from 'zod';
import { fromJson } from '../../../../platform/database/statements/from-json.js';
import type { EventRow } from './event-row.js';

/**
 * The value of `trigger` in expressions: the request of a stored event as its trigger outputs it (ADR 6), unwrapped by
 * its provider. Built anew on each call.
 */
export function triggerOutput(row: EventRow): Record<string, unknown> {
  if (row.method === '') return outputSchema.parse(JSON.parse(row.body.toString()));
  const headers = joinHeaders(fromJson<[string, string][]>(row.headers));
  const sent = { 'content-type': row.content_type, 'content-encoding': headers['content-encoding'] };
  return outputOf(row, { body: parseBody(row.body, sent), headers });
}

const outputSchema = z.record(z.string(), z.unknown());

/** The part of a request that belongs to one run. The rest of the request is stored once for all its runs. */
export interface BatchPart {
  readonly body: unknown;
  readonly event: object;
}

/** The same for a run of one part of the event. */
export function partOutput(row: Omit<EventRow, 'body'>, part: object): Record<string, unknown> {
  const headers = joinHeaders(fromJson<[string, string][]>(row.headers));
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

const unwrapped = <Message extends ProviderMessage>(message: Message, provider: string): Message => ({
  ...message,
  ...findProvider(provider)?.unwrap?.(message),
});

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

/** The trigger's output for a payload without an event. What looks like a message is unwrapped as an event's would be. */
export function payloadOutput(node: Pick<GraphNode, 'type' | 'config'>, payload: unknown, now: Date): unknown {
  const trigger = findTrigger(node.type);
  if (!trigger) return payload ?? {};
  const output = trigger.sample({ payload, now });
  const message = messageSchema.safeParse(output);
  return message.success ? unwrapped(message.data, trigger.settings(node.config).provider) : output;
}

const messageSchema = z.looseObject({ body: z.unknown(), headers: z.record(z.string(), z.string()) });
