import type { SenderResponse } from '@hookline/providers';
import type { DecidedEvent } from '../intake/new-event.js';

/** What is stored of a request, and the response after the commit. */
export interface IntakeDecision {
  readonly event: DecidedEvent;
  /** For an event: its provider's success response, unless the trigger overrides it. */
  readonly response: SenderResponse;
  /** An event, and neither a refusal nor a probe of the URL. */
  readonly isEvent: boolean;
}
