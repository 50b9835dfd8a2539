import type { HttpResponse } from '@hookline/providers';
import type { DecidedEvent } from './intake/new-event.js';

/** What is stored of it, and what its sender is answered once it is. */
export interface IntakeDecision {
  readonly event: DecidedEvent;
  /** Of an event: what its sender takes for success, unless the trigger says otherwise. */
  readonly response: HttpResponse;
  /** An event, and neither a refusal nor a sender that only tries the address. */
  readonly isEvent: boolean;
}
