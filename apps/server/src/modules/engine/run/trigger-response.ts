/**
 * How a trigger responds to the sender of an event, from its config's `response` field. An unreadable config, or a
 * trigger without the field, responds at once with an empty 200: a sender never sees the errors of an unfinished
 * config.
 */
import { responseHeaders, type WebhookResponse } from '@hookline/node-kit';
import { z } from 'zod';

export type TriggerResponse =
  { readonly mode: 'immediate' } | { readonly mode: 'fixed'; readonly response: WebhookResponse } | AwaitedResponse;

/**
 * The sender waits for the run. `respond`: for the response of a step; a run that fails first responds with an error or
 * with nothing. `last-step`: for the run's output.
 */
export type AwaitedResponse =
  | { readonly mode: 'respond'; readonly waitSeconds: number; readonly onFailure: 'error' | 'empty' }
  | { readonly mode: 'last-step'; readonly waitSeconds: number };

const waitSeconds = z.int().min(1).max(30).catch(10);
const rows = z.array(z.object({ name: z.string(), value: z.string().catch('') })).catch([]);
const responseSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('immediate') }),
  z.object({
    mode: z.literal('fixed'),
    status: z.int().min(200).max(599).catch(200),
    headers: rows,
    body: z.string().catch(''),
  }),
  z.object({ mode: z.literal('respond'), waitSeconds, onFailure: z.enum(['error', 'empty']).catch('error') }),
  z.object({ mode: z.literal('last-step'), waitSeconds }),
]);

const AT_ONCE: TriggerResponse = { mode: 'immediate' };

export function readTriggerResponse(config: Readonly<Record<string, unknown>> | undefined): TriggerResponse {
  const { data: response = AT_ONCE } = responseSchema.safeParse(config?.['response']);
  if (response.mode !== 'fixed' || 'response' in response) return response;
  const { status, headers, body } = response;
  const contentType = body === '' ? undefined : 'text/plain; charset=utf-8';
  return { mode: 'fixed', response: { status, headers: responseHeaders(headers, contentType), body } };
}
