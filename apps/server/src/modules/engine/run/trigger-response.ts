/**
 * How a trigger answers the sender of an event: what the field `response` of its config says. What cannot be read, and a
 * trigger that has no such field, answers at once with an empty 200: a sender never hears of a half-done config.
 */
import { responseHeaders, type WebhookResponse } from '@hookline/node-kit';
import { z } from 'zod';

export type TriggerResponse =
  { readonly mode: 'immediate' } | { readonly mode: 'fixed'; readonly answer: WebhookResponse } | AwaitedResponse;

/**
 * The sender is kept waiting for what the run says. `respond`: a step of the run answers, and a run that fails before is
 * told as an error or not at all. `last-step`: the run's output is the answer.
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
  if (response.mode !== 'fixed' || 'answer' in response) return response;
  const { status, headers, body } = response;
  const contentType = body === '' ? undefined : 'text/plain; charset=utf-8';
  return { mode: 'fixed', answer: { status, headers: responseHeaders(headers, contentType), body } };
}
