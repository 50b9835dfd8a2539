/** What the sender of an event is answered, as it goes out. */
export interface WebhookResponse {
  readonly status: number;
  /** Lower-case names, each once. */
  readonly headers: readonly AnswerHeader[];
  readonly body: string;
}

export type AnswerHeader = readonly [name: string, value: string];

/** Whether an answer is the one that the sender gets. */
export type Responded =
  | { readonly answered: true }
  /** Why not, in words. The step has done its work all the same. */
  | { readonly answered: false; readonly reason: string };
