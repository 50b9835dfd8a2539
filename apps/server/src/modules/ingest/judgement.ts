import type { Answer } from '@hookline/providers';
import type { NewEvent } from './intake/new-event.js';

/** What is stored of it, and what its sender is answered once it is. */
export interface Judgement {
  readonly event: JudgedEvent;
  /** Of an event: what its sender takes for success, unless the trigger says otherwise. */
  readonly answer: Answer;
  /** An event, and neither a refusal nor a sender that only tries the address. */
  readonly isEvent: boolean;
}

type JudgedEvent = Pick<
  NewEvent,
  'provider' | 'senderEventId' | 'eventType' | 'verified' | 'verdict' | 'reason' | 'versionId' | 'parts'
>;
