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
/** A service's own words may be as long as its answer. */
const MAX_MESSAGE = 1000;
const MAX_CODE = 80;
/** Below the time limit that a step has by default: the limit of a request says whether it may have happened. */
const TIMEOUT_MS = 20_000;

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
    const { method = 'GET', audience, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = request;
    const isWrite = method !== 'GET';
    // Each write of a step is a request of its own to the service.
    const key = isWrite && writes++ > 0 ? `${idempotencyKey}-${writes}` : idempotencyKey;
    const isRepeatable = isWrite && (app.idempotencyHeader !== undefined || request.isRepeatable === true);
    const encoded = encodeRequest(app, request, key);
    const send = async (url: string): Promise<Answer> =>
      readAnswer(
        await http.request({
          ...encoded,
          url,
          credential,
          audience,
          timeoutMs,
          maxBytes,
          // What is written is meant for this host alone.
          ...(isWrite && { maxRedirects: 0 }),
          signal,
        }),
      );
    const answer = await sendOn(app, send, encoded.url, isWrite).catch((error: unknown) => {
      throw isWrite && error instanceof NodeError ? writeFailure(error, isRepeatable) : error;
    });
    const failure =
      (isWrite ? movedFailure(app.name, answer) : undefined) ?? app.failure(answer, { now: clock.now(), method });
    if (failure) throw toNodeError(app, failure, isRepeatable);
    return answer;
  };
}

/** A write without an answer in time may have happened, and a key makes it safe to send again. */
const writeFailure = (error: NodeError, isRepeatable: boolean): NodeError =>
  error.with({ mayHaveHappened: !isRepeatable && (error.mayHaveHappened || error.code === 'http.timeout') });

/** A write that has moved is sent once more, where the app says so. The credential's hosts are checked again. */
async function sendOn(app: App, send: (url: string) => Promise<Answer>, url: string, isWrite: boolean) {
  const answer = await send(url);
  const { location } = answer.headers;
  const isMoved = isWrite && app.followsMovedWrites && (answer.status === 307 || answer.status === 308);
  return isMoved && location !== undefined && URL.canParse(location) ? send(location) : answer;
}

const readAnswer = ({ status, headers, body }: HttpResponse): Answer => ({
  status,
  headers,
  body: parseBody(body, headers),
});

function toNodeError({ id }: App, { code, outcome, isReplay = false, ...failure }: CallFailure, isRepeatable: boolean) {
  const mayHaveHappened = outcome === 'uncertain' && (isReplay || !isRepeatable);
  const message = failure.message.slice(0, MAX_MESSAGE);
  return new NodeError({
    ...failure,
    message,
    code: `${id}.${code.slice(0, MAX_CODE)}`,
    retryable: outcome !== 'failed',
    mayHaveHappened,
  });
}
