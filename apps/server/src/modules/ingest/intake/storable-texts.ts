import type { DecidedEvent } from './new-event.js';

type Texts = Pick<DecidedEvent, 'provider' | 'senderEventId' | 'eventType' | 'reason'>;

/** An index refuses entries of more than 2700 bytes. A character has at most three, or four for two. */
const MAX_NAME_LENGTH = 500;
const MAX_REASON_LENGTH = 2000;

/**
 * The free texts of an event in a form that PostgreSQL can store: without null bytes, and short enough for an index.
 * One refused event would fail all events of its statement.
 */
export const storableTexts = ({ provider, senderEventId, eventType, reason }: Texts): Texts => ({
  provider: storable(provider, MAX_NAME_LENGTH),
  senderEventId: senderEventId === null ? null : storable(senderEventId, MAX_NAME_LENGTH),
  eventType: eventType === null ? null : storable(eventType, MAX_NAME_LENGTH),
  reason: reason === null ? null : storable(reason, MAX_REASON_LENGTH),
});

const storable = (text: string, maxLength: number): string => text.slice(0, maxLength).replaceAll('\0', '\ufffd');
