/** The executor of every action: encodes its requests, sends them with the step's credential, and reads what came back. */
import { parseBody } from '@hookline/http-message';
import {
  NodeError,
  defineExecutor,
  type ExecutionContext,
  type HttpResponse,
  type NodeExecutor,
} from '@hookline/node-kit';
import type { Answer, App, AppRequest, CallFailure } from './app.js';
import type { Action } from './define-app.js';
import { encodeRequest } from './encode-request.js';
import { movedFailure } from './failure.js';
import { textAt } from './read-answer.js';

const MAX_BYTES = 1024 * 1024;

export const executeAction = (action: Action): NodeExecutor =>
  defineExecutor(action.definition, async (config, context) => {
    const credential = textAt(config, 'credential') ?? '';
    const output = await action.perform(config, {
      call: callWith(action.app, credential, context),
      idempotencyKey: context.idempotencyKey,
      now: context.clock.now(),
      timezone: context.timezone,
    });
    return { kind: 'completed', port: 'out', output };
  });

function callWith(app: App, credential: string, { http, signal, clock, idempotencyKey }: ExecutionContext) {
  let writes = 0;
  return async (request: AppRequest): Promise<Answer> => {
    const { method = 'GET', timeoutMs, maxBytes = MAX_BYTES } = request;
    const isWrite = method !== 'GET';
    // Each write of a step is a request of its own to the service.
    const key = isWrite && writes++ > 0 ? `${idempotencyKey}-${writes}` : idempotencyKey;
    const isRepeatable = isWrite && app.idempotencyHeader !== undefined;
    const response = await http
      .request({
        ...encodeRequest(app, request, key),
        credential,
        ...(timeoutMs !== undefined && { timeoutMs }),
        maxBytes,
        // What is written is meant for this host alone.
        ...(isWrite && { maxRedirects: 0 }),
        signal,
      })
      .catch((error: unknown) => {
        throw isRepeatable && error instanceof NodeError ? error.with({ mayHaveHappened: false }) : error;
      });
    const answer = readAnswer(response);
    const failure =
      (isWrite ? movedFailure(app.name, answer) : undefined) ?? app.failure(answer, { now: clock.now(), method });
    if (failure) throw toNodeError(app, failure, isRepeatable);
    return answer;
  };
}

const readAnswer = ({ status, headers, body }: HttpResponse): Answer => ({
  status,
  headers,
  body: parseBody(body, headers),
});

function toNodeError({ id }: App, { code, outcome, ...failure }: CallFailure, isRepeatable: boolean): NodeError {
  const mayHaveHappened = outcome === 'uncertain' && !isRepeatable;
  return new NodeError({ ...failure, code: `${id}.${code}`, retryable: outcome !== 'failed', mayHaveHappened });
}
