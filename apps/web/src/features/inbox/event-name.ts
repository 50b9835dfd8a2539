import type { EventSummaryResponse } from '@hookline/contracts';

/**
 * The event type named by the sender, or else the request: most senders use the trigger URL itself, where the path `/`
 * says nothing.
 */
export function eventName({ type, method, path, contentType }: NamedEvent): string {
  if (type !== null) return type;
  return path === '/' ? `${method} ${contentType ?? 'without a body'}` : `${method} ${path}`;
}

type NamedEvent = Pick<EventSummaryResponse, 'type' | 'method' | 'path' | 'contentType'>;
