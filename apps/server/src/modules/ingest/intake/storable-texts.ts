import type { JudgedEvent } from './new-event.js';

type Texts = Pick<JudgedEvent, 'provider' | 'senderEventId' | 'eventType' | 'reason'>;

/** An index refuses entries of more than 2700 bytes. A character is three of them at most, or four for two. */
const LONGEST_NAME = 500;
const LONGEST_REASON = 2000;

/**
 * The texts of an event that its sender can choose freely, as PostgreSQL can hold them: without null bytes, and no longer
 * than an index takes. What it refuses of one event, it refuses of all that are stored with it.
 */
export const storableTexts = ({ provider, senderEventId, eventType, reason }: Texts): Texts => ({
  provider: storable(provider, LONGEST_NAME),
  senderEventId: senderEventId === null ? null : storable(senderEventId, LONGEST_NAME),
  eventType: eventType === null ? null : storable(eventType, LONGEST_NAME),
  reason: reason === null ? null : storable(reason, LONGEST_REASON),
});

const storable = (text: string, longest: number): string => text.slice(0, longest).replaceAll('\0', '\ufffd');
