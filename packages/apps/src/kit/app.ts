/**
 * What Hookline knows of one service that it can call, as data and pure functions: how its credentials look, what its failures
 * mean, and what it can do. The definition and the executor of each action are derived, so that an action is a few lines.
 */
import type { CredentialKind } from '@hookline/credentials';
import type { MarkGround, NodeFailure } from '@hookline/node-kit';

/** How a body is written. `form`: `application/x-www-form-urlencoded`, nested as `a[b]`. */
export type BodyEncoding = 'json' | 'form' | 'multipart';

export interface App {
  /** The name of its folder, and the first part of its actions' types: `acme` in `acme.create-order`. */
  readonly id: string;
  /** As the service writes itself. */
  readonly name: string;
  /** Two letters that stand for it on a card. */
  readonly mark: string;
  /** What the letters stand on. It stays as it is chosen. */
  readonly ground: MarkGround;
  /** Other words that people look for it by. */
  readonly keywords: readonly string[];
  /** Its own page about the API. */
  readonly docs: string;
  /** The kinds of credentials that it takes; the first one is offered first. */
  readonly credentials: readonly CredentialKind[];
  /** Sent with every request. Pins the API's version where the service has one. */
  readonly headers: Readonly<Record<string, string>>;
  readonly encoding: BodyEncoding;
  /** The header that makes repeating a write safe, when the service honours one. It carries the step's idempotency key. */
  readonly idempotencyHeader: string | undefined;
  /** Whether a write is sent to where a 307 or 308 says that it has moved, on the credential's hosts: RFC 9110 §15.4.8. */
  readonly followsMovedWrites: boolean;
  /** Why an answer is no success; undefined for a success. Called for every answer, because some fail with a 2xx. */
  readonly failure: ReadFailure;
}

/** An answer of the service, read. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as data, anything else as text; null when it is empty. */
  readonly body: unknown;
}

/**
 * `failed`: it did not happen, and would not the next time. `retry`: it did not happen, and may the next time. `uncertain`: it
 * may have happened, so that only a read or a request with an idempotency key is repeated.
 */
export type FailureOutcome = 'failed' | 'retry' | 'uncertain';

/** Why a call failed. */
export interface CallFailure extends Pick<NodeFailure, 'message' | 'retryAfterMs' | 'details'> {
  /** The service's own code, in words and dashes; the app's id is put before it. */
  readonly code: string;
  readonly outcome: FailureOutcome;
  /**
   * The service repeated the answer that it keeps for the idempotency key, and would for ever: what is uncertain stays so, and a
   * person has to look.
   */
  readonly isReplay?: boolean;
}

export type ReadFailure = (answer: Answer, context: FailureContext) => CallFailure | undefined;

export interface FailureContext {
  readonly now: Date;
  /** `GET` … of the request that was answered. */
  readonly method: string;
}

/** One request of an action, before the credential is added. */
export interface AppRequest {
  /** Default GET. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Behind the credential's base address: `/v1/orders`. Build it with {@link path}. Empty for the base address itself. */
  readonly path: string;
  /** Members that are undefined are left out; a list gives its name once for each element. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Written as the app's encoding says; members that are undefined are left out. */
  readonly body?: unknown;
  /** For a kind of credential that asks for it: which of a provider's services is called, or whom a token is for. */
  readonly audience?: string;
  /** The service sees by something else than {@link App.idempotencyHeader} that it has done this already. */
  readonly isRepeatable?: boolean;
  /** Milliseconds. Default: 20 s. */
  readonly timeoutMs?: number;
  /** Largest answer read, in bytes. Default 1 MiB. */
  readonly maxBytes?: number;
}

export type QueryValue = string | number | boolean | undefined | readonly string[];

/** What an author says of an app. */
export type AppOptions = Pick<App, 'id' | 'name' | 'mark' | 'ground' | 'docs' | 'credentials'> &
  Partial<Pick<App, 'keywords' | 'headers' | 'encoding' | 'idempotencyHeader' | 'followsMovedWrites' | 'failure'>>;
