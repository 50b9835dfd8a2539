/**
 * One request and its response, without redirects. Uses undici's dispatch interface: `request()` wraps each response in
 * a stream that would be read to its end here anyway.
 */
import { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Deadline } from './deadline.js';
import { bodyTooLarge, hostOf } from './describe-request-failure.js';
import type { Outgoing } from './outgoing.js';

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As received: possibly compressed. */
  readonly body: Buffer;
}

export interface Limits {
  readonly maxBytes: number;
  readonly deadline: Deadline;
}

/** The request failed after its response had begun: the server has received the request, and has acted on it. */
export class ResponseInterrupted extends Error {
  override readonly name = 'ResponseInterrupted';

  constructor(
    readonly status: number,
    override readonly cause: unknown,
  ) {
    super(`An answer (${status}) broke off`);
  }
}

/**
 * @throws NodeError `http.body-too-large`; the deadline's reason; undici's errors and the system's; any of them as the
 * cause of an `ResponseInterrupted` when the response had begun.
 */
export function dispatchRequest(
  agent: Dispatcher,
  { method, url, headers, body }: Outgoing,
  limits: Limits,
): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const { deadline, maxBytes } = limits;
    if (deadline.ended !== undefined) return reject(deadline.ended);
    const chunks: Buffer[] = [];
    let [status, size] = [0, 0];
    let receivedHeaders: IncomingHttpHeaders = {};
    let controller: Dispatcher.DispatchController | undefined;

    const fail = (error: unknown): void => {
      deadline.onEnd(undefined);
      reject(status === 0 ? error : new ResponseInterrupted(status, error));
    };
    const stop = (reason: Error): void => {
      fail(reason);
      controller?.abort(reason);
    };
    // A request that still waits for its connection has no controller yet; it is aborted before it is written.
    deadline.onEnd(stop);

    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method, headers, body: body ?? null },
      {
        onRequestStart(started) {
          controller = started;
          if (deadline.ended !== undefined) started.abort(deadline.ended);
        },
        onResponseStart(_controller, statusCode, responseHeaders) {
          // Informational responses (RFC 9110 §15.2): several may precede the final one.
          if (statusCode < 200) return;
          [status, receivedHeaders] = [statusCode, responseHeaders];
          const announced = method === 'HEAD' ? 0 : Number(responseHeaders['content-length']);
          if (announced > maxBytes) stop(bodyTooLarge(hostOf(url), maxBytes));
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > maxBytes) stop(bodyTooLarge(hostOf(url), maxBytes));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          deadline.onEnd(undefined);
          resolve({ status, headers: receivedHeaders, body: Buffer.concat(chunks, size) });
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      },
    );
  });
}
