import type { Verdict } from '@hookline/domain';
import type { TriggerSource } from '@hookline/nodes/triggers';
import type { Endpoint } from '../endpoint-reader.js';
import type { IncomingRequest } from '../incoming-request.js';

/** What came to a trigger with its verdict, before it is stored. */
export interface NewEvent {
  /** Who starts the runs of the trigger. */
  readonly source: TriggerSource;
  /** The trigger: its endpoint, or what its source keeps of it. */
  readonly endpoint: Pick<Endpoint, 'id' | 'workflowId' | 'nodeId'>;
  /** As stored. An empty method: there was no request, and the body is the trigger's output as JSON. */
  readonly request: StoredRequest;
  readonly decided: DecidedEvent;
  /** The status of the response; 0: nobody was answered. */
  readonly answered: number;
}

type StoredRequest = Pick<IncomingRequest, 'method' | 'path' | 'query' | 'headers' | 'body' | 'contentType'> & {
  readonly remoteAddress: string | null;
};

export interface DecidedEvent {
  readonly provider: string;
  readonly senderEventId: string | null;
  readonly eventType: string | null;
  /** True: the signature is valid. False: it is wrong or missing. Null: nothing was verified. */
  readonly verified: boolean | null;
  /** `duplicate` is decided when the event is stored. */
  readonly verdict: Exclude<Verdict, 'duplicate'>;
  readonly reason: string | null;
  /** The version to run, when the verdict is `run`. */
  readonly versionId: string | null;
  /** The parts that may each make a run: one, or one per event in the request. Empty when none may. */
  readonly parts: readonly EventPart[];
}

export interface EventPart {
  /** See `dedupKey`; null: the event is never a duplicate. */
  readonly key: string | null;
  /** How long the key is kept, in hours. */
  readonly dedupHours: number;
  /** Runs it even if it is a duplicate: a person asked for it. */
  readonly bypassDedup: boolean;
  /** JSON of a `BatchPart`; null: its run gets the whole event. */
  readonly input: string | null;
}

/** The outcome of storing an event. */
export interface StoredEvent {
  readonly id: string;
  readonly verdict: Verdict;
  /** The event that this one repeats. */
  readonly duplicateOf: string | null;
  readonly runIds: readonly string[];
}
