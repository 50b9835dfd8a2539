import type { DecidedEvent } from './new-event.js';

type Texts = Pick<DecidedEvent, 'provider' | 'senderEventId' | 'eventType' | 'reason'>;

/** An index refuses entries of more than 2700 bytes. A character is three of them at most, or four for two. */
const MAX_NAME_LENGTH = 500;
const MAX_REASON_LENGTH = 2000;

/**
 * The texts of an event that its sender can choose freely, as PostgreSQL can hold them: without null bytes, and no longer
 * than an index takes. What it refuses of one event, it refuses of all that are stored with it.
 */
export const storableTexts = ({ provider, senderEventId, eventType, reason }: Texts): Texts => ({
  provider: storable(provider, MAX_NAME_LENGTH),
  senderEventId: senderEventId === null ? null : storable(senderEventId, MAX_NAME_LENGTH),
  eventType: eventType === null ? null : storable(eventType, MAX_NAME_LENGTH),
  reason: reason === null ? null : storable(reason, MAX_REASON_LENGTH),
});

const storable = (text: string, longest: number): string => text.slice(0, longest).replaceAll('\0', '\ufffd');
