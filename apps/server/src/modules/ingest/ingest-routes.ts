/**
 * `ANY /hooks/:key[/*]`: a plain Fastify route on raw bytes. Any method the trigger allows, any content type, any bytes.
 * Answers 2xx only for what is committed; everything else gets an answer that says why.
 */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { bodyOf, queryOf, takeRawBodies } from '../../platform/http/raw-requests.js';
import type { Endpoint, EndpointDirectory } from './endpoint-directory.js';
import type { EventIntake, NewEvent } from './event-intake.js';
import { RefusalBudget } from './refusal-budget.js';
import { verifyRequest } from './verify-request.js';

export interface IngestParts {
  readonly endpoints: EndpointDirectory;
  readonly intake: EventIntake;
  readonly logger: Logger;
  /** Largest body taken, in bytes. */
  readonly maxBytes: number;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export function ingestRoutes(parts: IngestParts) {
  const refusals = new RefusalBudget();

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
    if (!endpoint.methods.includes(request.method)) {
      const reason = `This trigger takes ${endpoint.methods.join(', ')}, not ${request.method}.`;
      await recordRefusal(endpoint, request, 405, reason);
      return refuse(reply.header('allow', endpoint.methods.join(', ')), 405, reason);
    }
    if (parts.intake.isFull()) return refuseOverload(reply);
    const headers = headerPairs(request);
    const { method } = request;
    const verification = verifyRequest(endpoint, { method, headers, query: queryOf(request), body: bodyOf(request) });
    if (!verification.accepted) {
      await recordRefusal(endpoint, request, verification.answer, verification.reason);
      return refuse(reply, verification.answer, verification.reason);
    }
    const { provider, senderEventId, eventType } = verification;
    await parts.intake.accept({
      ...describe(endpoint, request, headers),
      ...decide(endpoint),
      provider,
      senderEventId,
      eventType,
      answered: 200,
    });
    return reply.code(200).send();
  }

  async function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (error.statusCode === 413) return refuseLarge(request, reply);
    if (error.statusCode !== undefined && error.statusCode < 500) return refuse(reply, error.statusCode, error.message);
    parts.logger.error({ err: error }, 'An event was not stored, so its sender was told to come again');
    return refuseOverload(reply);
  }

  async function refuseLarge(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const reason = `The request is larger than ${parts.maxBytes / 1024 / 1024} MB.`;
    const endpoint = await parts.endpoints.find(keyOf(request));
    if (endpoint) await recordRefusal(endpoint, request, 413, reason);
    return refuse(reply, endpoint ? 413 : 404, endpoint ? reason : 'No trigger has this address.');
  }

  /** A refusal is an event too, as long as a flood of them does not fill the disk. */
  async function recordRefusal(
    endpoint: Endpoint,
    request: FastifyRequest,
    answered: number,
    reason: string,
  ): Promise<void> {
    if (parts.intake.isFull() || !refusals.take(endpoint.id)) return;
    const verdict = { verdict: 'refused', reason, versionId: null } as const;
    const unknown = { provider: 'none', senderEventId: null, eventType: null };
    await parts.intake.accept({ ...describe(endpoint, request), ...verdict, ...unknown, answered });
  }
}

type Decision = Pick<NewEvent, 'verdict' | 'reason' | 'versionId'>;

function decide({ paused, versionId, captureReason }: Endpoint): Decision {
  if (captureReason !== null) return { verdict: 'captured', reason: captureReason, versionId: null };
  if (paused) return { verdict: 'held', reason: 'The workflow is paused', versionId: null };
  return { verdict: 'run', reason: null, versionId };
}

function describe(endpoint: Endpoint, request: FastifyRequest, headers = headerPairs(request)) {
  return {
    endpointId: endpoint.id,
    workflowId: endpoint.workflowId,
    nodeId: endpoint.nodeId,
    method: request.method,
    path: pathOf(request),
    query: queryOf(request),
    headers: JSON.stringify(headers),
    body: bodyOf(request),
    contentType: request.sentContentType,
    remoteAddress: request.ip,
  };
}

const keyOf = (request: FastifyRequest): string => (request.params as { key: string }).key;

/** What comes after the key, so that the key does not travel into outputs. */
function pathOf({ url }: FastifyRequest): string {
  const [path = ''] = url.split('?', 1);
  return `/${path.split('/').slice(3).join('/')}`;
}

function headerPairs({ raw }: FastifyRequest): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < raw.rawHeaders.length; index += 2) {
    pairs.push([raw.rawHeaders[index] ?? '', raw.rawHeaders[index + 1] ?? '']);
  }
  return pairs;
}

const refuse = (reply: FastifyReply, status: number, reason: string): FastifyReply =>
  reply.code(status).type('text/plain; charset=utf-8').send(`${reason}\n`);

const refuseOverload = (reply: FastifyReply): FastifyReply =>
  refuse(
    reply.header('retry-after', '2'),
    503,
    'Hookline cannot store events right now. Nothing was taken; send it again.',
  );
