import type { EventSummaryResponse } from '@hookline/contracts';

/** What the sender calls it, or else what it sent: most senders ask for the address itself, of which `/` says nothing. */
export function eventName({ type, method, path, contentType }: NamedEvent): string {
  if (type !== null) return type;
  return path === '/' ? `${method} ${contentType ?? 'without a body'}` : `${method} ${path}`;
}

type NamedEvent = Pick<EventSummaryResponse, 'type' | 'method' | 'path' | 'contentType'>;
