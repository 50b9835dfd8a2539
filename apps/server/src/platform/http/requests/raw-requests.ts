/** Routes beside the API accept any content type and any bytes. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyReader, isBeingDrained } from './read-body.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** As sent: the header itself is replaced, because Fastify refuses some that senders send. */
    sentContentType: string | null;
  }
}

const NO_BODY = Buffer.alloc(0);

const MAX_TOTAL_BYTES = 256 * 1024 * 1024;

/** Fastify reads no body for these methods, but some senders and many API clients send one. */
const BODYLESS_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Applies to all routes of this scope. */
export function acceptRawBodies(app: FastifyInstance, maxBytes: number, maxTotalBytes = MAX_TOTAL_BYTES): void {
  const read = bodyReader({ maxBytes, maxTotalBytes });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => read(payload, done));
  app.decorateRequest('sentContentType', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    request.sentContentType = headers['content-type'] ?? null;
    if (headers['content-type'] !== undefined) headers['content-type'] = 'application/octet-stream';
    done();
  });
  app.addHook('preValidation', (request, _reply, done) => {
    if (!BODYLESS_METHODS.has(request.method) || !hasBody(request)) return done();
    read(request.raw, (error, body) => {
      if (body !== undefined) request.body = body;
      done(error ?? undefined);
    });
  });
}

/**
 * For error handlers: Fastify closes the connection after every failed body, even while the rest of it is being
 * drained.
 */
export function keepConnection(error: Error, reply: FastifyReply): void {
  if (isBeingDrained(error)) reply.removeHeader('connection');
}

/** RFC 9112 section 6.3: a request without either header has no body. */
const hasBody = ({ raw: { headers } }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

export const bodyOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : NO_BODY);

/** As sent, without the question mark. */
export function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}
