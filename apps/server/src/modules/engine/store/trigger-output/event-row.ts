/** The columns of `events` that make a trigger's output. */
export interface EventRow {
  /** Empty: there was no request, and the body is the trigger's output as JSON. */
  readonly method: string;
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** JSON: names and values in the order received. */
  readonly headers: string;
  readonly body: Buffer;
  readonly content_type: string | null;
  readonly provider: string;
  readonly sender_event_id: string | null;
  readonly event_type: string | null;
  readonly received_at: Date;
}
