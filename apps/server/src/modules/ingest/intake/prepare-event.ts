import { newId } from '../../../platform/ids/uuid.js';
import type { EventPart, NewEvent } from './new-event.js';
import { storableTexts } from './storable-texts.js';

export interface PreparedEvent {
  readonly id: string;
  readonly event: NewEvent;
  /** The event's free texts in storable form. */
  readonly texts: ReturnType<typeof storableTexts>;
  readonly parts: readonly PreparedPart[];
}

interface PreparedPart extends EventPart {
  /** The id of its run; null when the verdict makes none. Not used when the part proves to be a duplicate. */
  readonly runId: string | null;
}

/** Gives an event and its runs their ids, and its texts a form that can be stored. */
export function prepareEvent(event: NewEvent): PreparedEvent {
  const { decided } = event;
  const makesRuns = decided.verdict === 'run';
  const parts = decided.parts.map((part) => ({ ...part, runId: makesRuns ? newId() : null }));
  return { id: newId(), event, texts: storableTexts(decided), parts };
}
