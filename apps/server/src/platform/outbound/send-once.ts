/**
 * One request and its answer, without redirects. It speaks to undici's dispatch interface: `request()` wraps each answer
 * in a stream that would be read to its end here anyway.
 */
import { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { bodyTooLarge, hostOf } from './describe-failure.js';
import type { Outgoing } from './outgoing.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came: perhaps compressed. */
  readonly body: Buffer;
}

export interface Limits {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** @throws NodeError `http.body-too-large`; the signal's reason; undici's errors and the system's. */
export function sendOnce(agent: Dispatcher, { method, url, headers, body }: Outgoing, limits: Limits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { signal, maxBytes } = limits;
    const chunks: Buffer[] = [];
    let [status, size] = [0, 0];
    let answered: IncomingHttpHeaders = {};
    let controller: Dispatcher.DispatchController | undefined;

    const settle = (): void => signal.removeEventListener('abort', onAbort);
    const fail = (error: unknown): void => {
      settle();
      reject(error);
    };
    const stop = (reason: Error): void => {
      fail(reason);
      controller?.abort(reason);
    };
    // A request that still waits for its connection has no controller yet; it is stopped before it is written.
    const onAbort = (): void => stop(signal.reason);
    signal.addEventListener('abort', onAbort);

    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method, headers, body: body ?? null },
      {
        onRequestStart(started) {
          controller = started;
          if (signal.aborted) started.abort(signal.reason);
        },
        onResponseStart(_controller, statusCode, responseHeaders) {
          [status, answered] = [statusCode, responseHeaders];
          if (Number(responseHeaders['content-length']) > maxBytes && method !== 'HEAD')
            stop(bodyTooLarge(hostOf(url), maxBytes));
        },
        onResponseData(_controller, chunk) {
          size += chunk.length;
          if (size > maxBytes) stop(bodyTooLarge(hostOf(url), maxBytes));
          else chunks.push(chunk);
        },
        onResponseEnd() {
          settle();
          resolve({ status, headers: answered, body: Buffer.concat(chunks, size) });
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      },
    );
  });
}
