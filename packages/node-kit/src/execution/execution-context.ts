import type { Arrival } from '@hookline/domain';
import type { Responded, WebhookResponse } from '../webhook-response/webhook-response.js';

/** Everything outside itself that an executor may use. Lint and import rules refuse anything else. */
export interface ExecutionContext {
  /** What came along the edge: the output of the step before, or `{[key]: output}` when several arrived. */
  readonly input: unknown;
  /** What came along each taken edge, once per source, in the order of the edges. */
  readonly arrivals: readonly Arrival[];
  /** The same for every attempt of this step, different for every other step: send it as `Idempotency-Key`. */
  readonly idempotencyKey: string;
  /** Aborted when the step's time is up, the run is cancelled or the process shuts down. */
  readonly signal: AbortSignal;
  readonly http: HttpClient;
  /**
   * Responds to the sender of the event that the run was made for, if that waits for it. The first response of a run counts;
   * given again by the same step, it counts as given.
   */
  readonly respond: (response: WebhookResponse) => Promise<Responded>;
  readonly clock: { now(): Date };
  /** The workflow's time zone, an IANA name: where a time without a zone counts. */
  readonly timezone: string;
  readonly log: (message: string, details?: Readonly<Record<string, unknown>>) => void;
}

/** The guarded HTTP client: refuses private addresses, follows redirects with the same check, caps what it reads. */
export interface HttpClient {
  /**
   * @throws NodeError `http.address-refused`, `http.timeout`, `http.unreachable`, `http.body-too-large`, `http.url-wrong`,
   * `http.request-wrong`, `http.redirected-too-often`, `http.answer-unreadable`, `credential.missing`, `credential.locked`,
   * `credential.host-refused`, `credential.other-kind`; the reason of `signal` when it aborts.
   */
  request(request: HttpRequest): Promise<HttpResponse>;
}

/**
 * One request of a step. The client sets `Content-Length` and `Connection` itself, and `Accept`, `Accept-Encoding` and `User-Agent`
 * where the request does not; header names may have any case.
 */
export interface HttpRequest {
  readonly method: string;
  /** Absolute, or a path behind the address of the credential's service: `/v1/orders`, or nothing for the address itself. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The id of the credential that authenticates it. The step names one and never sees it: the client adds the secret. */
  readonly credential?: string | undefined;
  /**
   * For the credential, where the address does not say it: the service that is called, of a provider that has many, or whom a
   * token is for. What it means is up to the kind of the credential.
   */
  readonly audience?: string | undefined;
  /** Milliseconds for the whole exchange. The step's own timeout holds as well. */
  readonly timeoutMs?: number;
  /** Largest response read, in bytes. Default 5 MiB. */
  readonly maxBytes?: number;
  /** How many redirects are followed. Default 5. With 0, a redirect is the response. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
}

/** The final response after redirects, whatever its status: 4xx and 5xx do not throw. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; several values of one header are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Each `Set-Cookie` line by itself: their dates hold commas, so joined ones cannot be told apart (RFC 9110 §5.3). */
  readonly setCookies?: readonly string[];
  readonly body: Uint8Array;
}
