import type { EventSummaryResponse } from '@hookline/contracts';

/** What the sender calls the event, or else what came. */
export const nameOf = ({ type, method, contentType }: EventSummaryResponse): string =>
  type ?? `${method} ${contentType ?? 'without a body'}`;
