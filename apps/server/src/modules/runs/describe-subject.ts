/** What a run is about, for a list: the sender's own words if there are any. */
export function describeSubject(row: {
  readonly mode: string;
  readonly event_id: string | null;
  readonly sender_event_id: string | null;
  readonly event_type: string | null;
  readonly method: string | null;
  readonly path: string | null;
}): string {
  if (row.event_type !== null || row.sender_event_id !== null) {
    return [row.event_type, row.sender_event_id].filter((part) => part !== null).join(' ');
  }
  if (row.method !== null) return row.path === '/' || row.path === null ? row.method : `${row.method} ${row.path}`;
  return row.mode === 'test' ? 'Test payload' : 'Started by hand';
}
