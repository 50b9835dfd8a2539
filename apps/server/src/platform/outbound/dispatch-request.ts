/**
 * One request and its answer, without redirects. It speaks to undici's dispatch interface: `request()` wraps each answer
 * in a stream that would be read to its end here anyway.
 */
import { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Deadline } from './deadline.js';
import { bodyTooLarge, hostOf } from './describe-request-failure.js';
import type { Outgoing } from './outgoing.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came: perhaps compressed. */
  readonly body: Buffer;
}

export interface Limits {
  readonly maxBytes: number;
  readonly deadline: Deadline;
}

/** An answer had begun when its request failed: the other side has had the request, and has done something with it. */
export class AnswerBrokenOff extends Error {
  override readonly name = 'AnswerBrokenOff';

  constructor(
    readonly status: number,
    override readonly cause: unknown,
  ) {
    super(`An answer (${status}) broke off`);
  }
}

/**
 * @throws NodeError `http.body-too-large`; the deadline's reason; undici's errors and the system's; any of them as the
 * cause of an `AnswerBrokenOff` when the answer had begun.
 */
export function dispatchRequest(
  agent: Dispatcher,
  { method, url, headers, body }: Outgoing,
  limits: Limits,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { deadline, maxBytes } = limits;
    if (deadline.ended !== undefined) return reject(deadline.ended);
    const chunks: Buffer[] = [];
    let [status, size] = [0, 0];
    let answered: IncomingHttpHeaders = {};
    let controller: Dispatcher.DispatchController | undefined;

    const fail = (error: unknown): void => {
      deadline.onEnd(undefined);
      reject(status === 0 ? error : new AnswerBrokenOff(status, error));
    };
    const stop = (reason: Error): void => {
      fail(reason);
      controller?.abort(reason);
    };
    // A request that still waits for its connection has no controller yet; it is stopped before it is written.
    deadline.onEnd(stop);

    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method, headers, body: body ?? null },
      {
        onRequestStart(started) {
          controller = started;
          if (deadline.ended !== undefined) started.abort(deadline.ended);
        },
        onResponseStart(_controller, statusCode, responseHeaders) {
          // An answer is only announced (RFC 9110 §15.2): there may be several such before it.
          if (statusCode < 200) return;
          [status, answered] = [statusCode, responseHeaders];
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
          resolve({ status, headers: answered, body: Buffer.concat(chunks, size) });
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      },
    );
  });
}
