/**
 * `ANY /hooks/:key[/*]`: a plain Fastify route on raw bytes. Accepts any method that the trigger allows, any content
 * type, any bytes. Responds 2xx only for committed events; every other response states the reason.
 */
import type { SenderResponse } from '@hookline/providers';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { RuntimeSettings } from '../../platform/config/settings.js';
import { acceptRawBodies, keepConnection } from '../../platform/http/requests/raw-requests.js';
import type { Endpoint, EndpointReader } from './endpoint-reader.js';
import { readRequest, withoutKey, type IncomingRequest } from './incoming-request.js';
import type { EventIntake } from './intake/event-intake.js';
import type { StoredEvent } from './intake/new-event.js';
import { RateLimit } from './intake/rate-limit.js';
import { TokenBucket } from './intake/token-bucket.js';
import { allowPage, answerPreflight, isPreflight } from './pages/cross-origin.js';
import type { ResponseReader } from './responses/response-reader.js';
import { sendResponse } from './responses/send-response.js';
import { decideVerdict } from './verdict/decide-verdict.js';
import type { IntakeDecision } from './verdict/intake-decision.js';
import { rateLimited, refusal } from './verdict/refusals.js';
import type { RequestVerifier } from './verification/request-verifier.js';

export interface IngestDeps {
  readonly endpoints: EndpointReader;
  readonly intake: EventIntake;
  readonly verifier: RequestVerifier;
  readonly responses: ResponseReader;
  readonly logger: Logger;
  readonly settings: Pick<RuntimeSettings, 'PUBLIC_URL' | 'MAX_EVENT_BYTES' | 'EVENTS_PER_MINUTE'>;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export class IngestRoutes {
  private readonly refusals = new TokenBucket();
  private readonly handshakes = new TokenBucket();
  private readonly rate: RateLimit;

  constructor(private readonly deps: IngestDeps) {
    this.rate = new RateLimit(deps.settings.EVENTS_PER_MINUTE);
  }

  /** A Fastify plugin. */
  readonly plugin = async (app: FastifyInstance): Promise<void> => {
    acceptRawBodies(app, this.deps.settings.MAX_EVENT_BYTES);
    app.setErrorHandler((error: FastifyError, request, reply) => this.onError(error, request, reply));
    // Page headers mean nothing to a sender, and this is the hottest path there is.
    for (const url of ['/hooks/:key', '/hooks/:key/*'])
      app.route({ method: METHODS, url, helmet: false, handler: (request, reply) => this.receive(request, reply) });
  };

  private async receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const endpoint = await this.deps.endpoints.find(keyOf(request));
    if (!endpoint) return refuse(reply, 404, 'No trigger has this address.');
    allowPage(reply, endpoint, request.headers);
    if (isPreflight(request)) return answerPreflight(reply, endpoint, request.headers);
    const received = readRequest(request, this.deps.settings.PUBLIC_URL);
    const release = this.deps.intake.reserve(received.body.length);
    if (!release) return refuseOverload(reply);
    const { decision, stored } = await this.decideAndStore(endpoint, received, request).finally(release);
    const { response } = endpoint.settings;
    const given =
      stored && decision.isEvent && (await this.deps.responses.find(response, stored, () => abortOnClose(reply)));
    return given ? sendResponse(reply, given) : send(reply, decision.response);
  }

  private async decideAndStore(endpoint: Endpoint, received: IncomingRequest, request: FastifyRequest) {
    const redacted = await this.redact(endpoint, received, request);
    const decision = await this.decide(endpoint, received, redacted);
    return { decision, stored: await this.store(endpoint, redacted, decision) };
  }

  private async redact(endpoint: Endpoint, received: IncomingRequest, request: FastifyRequest) {
    return withoutKey(await this.deps.verifier.redact(endpoint.settings, received), keyOf(request));
  }

  /** Every 2xx stands for a row, so a client that probes too often gets a 429 rather than a success. */
  private async decide(
    endpoint: Endpoint,
    received: IncomingRequest,
    redacted: IncomingRequest,
  ): Promise<IntakeDecision> {
    const again = await this.rate.check(endpoint.id);
    if (again !== null) return refusal(endpoint, 429, this.rate.sentence, { 'retry-after': String(again) });
    const decision = await decideVerdict(endpoint, { received, redacted }, this.deps.verifier);
    await this.rate.countMore(endpoint.id, decision.event.parts.length - 1);
    const isHandshake = !decision.isEvent && decision.event.verdict !== 'refused';
    return isHandshake && !this.handshakes.take(endpoint.id) ? rateLimited(endpoint) : decision;
  }

  /** A refusal is stored as an event too, within a rate that keeps a flood from filling the disk. */
  private async store(
    endpoint: Endpoint,
    redacted: IncomingRequest,
    { event: decided, response }: IntakeDecision,
  ): Promise<StoredEvent | undefined> {
    if (decided.verdict === 'refused' && (this.deps.intake.isOverloaded() || !this.refusals.take(endpoint.id)))
      return undefined;
    return this.deps.intake.accept({
      source: 'webhook',
      endpoint,
      request: redacted,
      decided,
      answered: response.status,
    });
  }

  private async onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    keepConnection(error, reply);
    if (error.statusCode === 413) return this.refuseLarge(request, reply);
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, error.statusCode, error.message);
    this.deps.logger.error({ err: error }, 'Storing an event failed; its sender got a 503 to retry');
    return refuseOverload(reply);
  }

  private async refuseLarge(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const reason = `The request is larger than ${this.deps.settings.MAX_EVENT_BYTES / 1024 / 1024} MB.`;
    const endpoint = await this.deps.endpoints.find(keyOf(request));
    if (!endpoint) return refuse(reply, 404, 'No trigger has this address.');
    allowPage(reply, endpoint, request.headers);
    const redacted = await this.redact(endpoint, readRequest(request, this.deps.settings.PUBLIC_URL), request);
    await this.store(endpoint, redacted, refusal(endpoint, 413, reason));
    return refuse(reply, 413, reason);
  }
}

/** Aborted when the connection closes before the response. */
function abortOnClose({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => controller.abort());
  return controller.signal;
}

const keyOf = (request: FastifyRequest): string => (request.params as { key: string }).key;

function send(reply: FastifyReply, { status, headers = {}, body }: SenderResponse): FastifyReply {
  reply.code(status).headers(headers);
  // The body may echo the sender's data: browsers must not sniff its type.
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
