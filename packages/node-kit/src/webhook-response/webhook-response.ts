/** The response to the sender of an event, as it is sent. */
export interface WebhookResponse {
  readonly status: number;
  /** Lower-case names, each once. */
  readonly headers: readonly ResponseHeader[];
  readonly body: string;
}

/** One header line as it is written: a lower-case name and its value. */
export type ResponseHeader = readonly [name: string, value: string];

/** Whether a response is the one that the sender gets: the first of a run counts. */
export type Responded =
  | { readonly answered: true }
  /** Why not, in words. The step succeeds all the same. */
  | { readonly answered: false; readonly reason: string };
