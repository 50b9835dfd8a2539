/**
 * `ANY /hooks/:key[/*]`: a plain Fastify route on raw bytes. Any method the trigger allows, any content type, any bytes.
 * Answers 2xx only for what is committed; everything else gets an answer that says why.
 */
import type { Answer } from '@hookline/providers';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { keepConnection, takeRawBodies } from '../../platform/http/raw-requests.js';
import type { ResponseReader } from './responses/respond-to-event.js';
import { sendAnswer } from './responses/send-response.js';
import type { Endpoint, EndpointDirectory } from './endpoint-directory.js';
import type { EventIntake } from './intake/event-intake.js';
import type { StoredEvent } from './intake/new-event.js';
import { RateLimit } from './intake/rate-limit.js';
import { TokenBucket } from './intake/token-bucket.js';
import { decideVerdict } from './decide-verdict.js';
import type { IntakeDecision } from './intake-decision.js';
import { answerPreflight, isPreflight, letPageRead } from './pages/cross-origin.js';
import { readRequest, withoutKey, type IncomingRequest } from './incoming-request.js';
import { refusal, rateLimited } from './refusals.js';
import type { SenderCheck } from './senders/check-sender.js';

export interface IngestDeps {
  readonly endpoints: EndpointDirectory;
  readonly intake: EventIntake;
  readonly senders: SenderCheck;
  readonly answers: ResponseReader;
  readonly logger: Logger;
  /** The address senders use, without a slash at the end. */
  readonly publicUrl: string;
  /** Largest body taken, in bytes. */
  readonly maxBytes: number;
  /** Events of one trigger; 0: any number. */
  readonly perMinute: number;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export function ingestRoutes(parts: IngestDeps) {
  const refusals = new TokenBucket();
  const greetings = new TokenBucket();
  const rate = new RateLimit(parts.perMinute);

  return async (app: FastifyInstance): Promise<void> => {
    takeRawBodies(app, parts.maxBytes);
    app.setErrorHandler((error: FastifyError, request, reply) => onError(error, request, reply));
    // A page's headers mean nothing to a sender, and an event's answer is the hottest path there is.
    for (const url of ['/hooks/:key', '/hooks/:key/*'])
      app.route({ method: METHODS, url, helmet: false, handler: receive });
  };

  async function receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const endpoint = await parts.endpoints.find(keyOf(request));
    if (!endpoint) return refuse(reply, 404, 'No trigger has this address.');
    letPageRead(reply, endpoint, request.headers);
    if (isPreflight(request)) return answerPreflight(reply, endpoint, request.headers);
    const received = readRequest(request, parts.publicUrl);
    const giveBack = parts.intake.reserve(received.body.length);
    if (!giveBack) return refuseOverload(reply);
    const { judgement, stored } = await judgeAndStore(endpoint, received, request).finally(giveBack);
    const { response } = endpoint.settings;
    const given =
      stored && judgement.isEvent && (await parts.answers.find(response, stored, () => abortOnClose(reply)));
    return given ? sendAnswer(reply, given) : send(reply, judgement.answer);
  }

  async function judgeAndStore(endpoint: Endpoint, received: IncomingRequest, request: FastifyRequest) {
    const kept = await keptOf(endpoint, received, request);
    const judgement = await judge(endpoint, received, kept);
    return { judgement, stored: await store(endpoint, kept, judgement) };
  }

  async function keptOf(endpoint: Endpoint, received: IncomingRequest, request: FastifyRequest) {
    return withoutKey(await parts.senders.hideSecrets(endpoint.settings, received), keyOf(request));
  }

  /** Every 2xx stands for a row, so whoever tries the address too often is told to wait and not that all is well. */
  async function judge(endpoint: Endpoint, received: IncomingRequest, kept: IncomingRequest): Promise<IntakeDecision> {
    const again = await rate.check(endpoint.id);
    if (again !== null) return refusal(endpoint, 429, rate.sentence, { 'retry-after': String(again) });
    const judgement = await decideVerdict(endpoint, { received, kept }, parts.senders);
    const isGreeting = !judgement.isEvent && judgement.event.verdict !== 'refused';
    return isGreeting && !greetings.take(endpoint.id) ? rateLimited(endpoint) : judgement;
  }

  /** A refusal is an event too, as long as a flood of them does not fill the disk. */
  async function store(
    endpoint: Endpoint,
    kept: IncomingRequest,
    { event: judged, answer }: IntakeDecision,
  ): Promise<StoredEvent | undefined> {
    if (judged.verdict === 'refused' && (parts.intake.isCrowded() || !refusals.take(endpoint.id))) return undefined;
    return parts.intake.accept({ endpoint, request: kept, judged, answered: answer.status });
  }

  async function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    keepConnection(error, reply);
    if (error.statusCode === 413) return refuseLarge(request, reply);
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, error.statusCode, error.message);
    parts.logger.error({ err: error }, 'An event was not stored, so its sender was told to come again');
    return refuseOverload(reply);
  }

  async function refuseLarge(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const reason = `The request is larger than ${parts.maxBytes / 1024 / 1024} MB.`;
    const endpoint = await parts.endpoints.find(keyOf(request));
    if (!endpoint) return refuse(reply, 404, 'No trigger has this address.');
    letPageRead(reply, endpoint, request.headers);
    const kept = await keptOf(endpoint, readRequest(request, parts.publicUrl), request);
    await store(endpoint, kept, refusal(endpoint, 413, reason));
    return refuse(reply, 413, reason);
  }
}

/** Aborted when the connection is gone before it was answered. */
function abortOnClose({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort());
  return controller.signal;
}

const keyOf = (request: FastifyRequest): string => (request.params as { key: string }).key;

function send(reply: FastifyReply, { status, headers = {}, body }: Answer): FastifyReply {
  reply.code(status).headers(headers);
  // What is said back may have come from the sender: a browser is to take it for what it is called.
  return body === undefined ? reply.send() : reply.header('x-content-type-options', 'nosniff').send(body);
}

const refuse = (reply: FastifyReply, status: number, reason: string): FastifyReply =>
  send(reply, { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${reason}\n` });

const refuseOverload = (reply: FastifyReply): FastifyReply =>
  refuse(
    reply.header('retry-after', '2'),
    503,
    'Hookline cannot store events right now. Nothing was taken; send it again.',
  );
