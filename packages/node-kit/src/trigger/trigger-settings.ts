import type { WebhookResponse } from '../webhook-response/webhook-response.js';

/** What the engine asks of any trigger; each source adds what its own module needs. */
export interface TriggerSettings {
  /** Whose events it gets: a provider's id, or `none`. */
  readonly provider: string;
  readonly response: TriggerResponse;
}

/** How a trigger responds to the sender of an event: at once with an empty 200, at once with `response`, or later. */
export type TriggerResponse =
  { readonly mode: 'immediate' } | { readonly mode: 'fixed'; readonly response: WebhookResponse } | AwaitedResponse;

/**
 * The sender waits for the run. `respond`: for the response of a step; a run that fails first responds with an error or
 * with nothing. `last-step`: for the run's output.
 */
export type AwaitedResponse =
  | { readonly mode: 'respond'; readonly waitSeconds: number; readonly onFailure: 'error' | 'empty' }
  | { readonly mode: 'last-step'; readonly waitSeconds: number };

/** The settings of a trigger that has no sender, and so nobody to respond to. */
export const NO_SENDER: TriggerSettings = { provider: 'none', response: { mode: 'immediate' } };
