import type { EventSummaryResponse } from '@hookline/contracts';

/** The event type named by the sender, or else the method and content type. */
export const nameOf = ({ type, method, contentType }: EventSummaryResponse): string =>
  type ?? `${method} ${contentType ?? 'without a body'}`;
