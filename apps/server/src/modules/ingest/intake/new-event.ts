import type { Verdict } from '@hookline/domain';
import type { Endpoint } from '../endpoint-reader.js';
import type { IncomingRequest } from '../incoming-request.js';

/** A request whose verdict is decided, before it is stored. */
export interface NewEvent {
  readonly endpoint: Pick<Endpoint, 'id' | 'workflowId' | 'nodeId'>;
  /** As it is kept. */
  readonly request: IncomingRequest;
  readonly decided: DecidedEvent;
  /** The status of the answer. */
  readonly answered: number;
}

export interface DecidedEvent {
  readonly provider: string;
  readonly senderEventId: string | null;
  readonly eventType: string | null;
  /** True: its sender was proved. False: the proof was wrong or missing. Null: nothing was looked at. */
  readonly verified: boolean | null;
  /** `duplicate` is found out when it is stored. */
  readonly verdict: Exclude<Verdict, 'duplicate'>;
  readonly reason: string | null;
  /** The version to run, when the verdict is `run`. */
  readonly versionId: string | null;
  /** What may make a run of its own: one part, or one for each event in the request. Empty when nothing may. */
  readonly parts: readonly EventPart[];
}

export interface EventPart {
  /** See `dedupKey`; null: it is never the same as another. */
  readonly key: string | null;
  /** How long the key is remembered, in hours. */
  readonly rememberHours: number;
  /** It makes a run although it has come before: a person asked for it. */
  readonly bypassDedup: boolean;
  /** JSON of a `BatchPart`; null: its run gets the whole event. */
  readonly input: string | null;
}

/** What became of an event when it was stored. */
export interface StoredEvent {
  readonly id: string;
  readonly verdict: Verdict;
  /** The event that this one repeats. */
  readonly duplicateOf: string | null;
  readonly runIds: readonly string[];
}
