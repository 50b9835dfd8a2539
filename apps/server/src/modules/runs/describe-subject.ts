export interface SubjectEvent {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly sender_event_id: string | null;
  readonly event_type: string | null;
}

/** What a run is about, for lists: the sender's own words if there are any. */
export function describeSubject(mode: string, event: SubjectEvent | undefined): string {
  if (event === undefined) return mode === 'test' ? 'Test payload' : 'Started by hand';
  const named = [event.event_type, event.sender_event_id].filter((part) => part !== null);
  if (named.length > 0) return named.join(' ');
  return event.path === '/' ? event.method : `${event.method} ${event.path}`;
}
