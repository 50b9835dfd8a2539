/** What the receiver has seen: see receiver.mjs. */
export interface ReceiverReport {
  readonly calls: number;
  /** Calls that it failed on purpose. */
  readonly failures: number;
  /** Calls that it answered from memory. */
  readonly repeats: number;
  readonly effects: readonly Effect[];
}

export interface Effect {
  readonly event: string;
  readonly step: string;
  readonly key: string;
  readonly receipt: string;
  /** Receipts of earlier effects, as the step knew them. */
  readonly restsOn: readonly string[];
  /** In milliseconds since 1970. */
  readonly at: number;
  /** How often it was carried out. */
  readonly taken: number;
}

export async function readReceiver(url: string): Promise<ReceiverReport> {
  const answer = await fetch(`${url}/effects`);
  const received: ReceiverReport = JSON.parse(await answer.text());
  return received;
}
