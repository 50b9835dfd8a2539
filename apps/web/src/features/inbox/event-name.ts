import type { EventSummaryResponse } from '@hookline/contracts';

/** What the sender calls it, or else what it asked for. */
export const eventName = (event: Pick<EventSummaryResponse, 'type' | 'method' | 'path'>): string =>
  event.type ?? `${event.method} ${event.path}`;
