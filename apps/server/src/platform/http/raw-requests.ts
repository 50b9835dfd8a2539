/** Routes beside the API take whatever their callers send: any content type, any bytes. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bodyReader } from './read-body.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** As sent: the header itself is replaced, because Fastify refuses some that senders send. */
    sentContentType: string | null;
  }
}

const NO_BODY = Buffer.alloc(0);

const MOST_TOGETHER = 256 * 1024 * 1024;

/** For all routes of this scope. */
export function takeRawBodies(app: FastifyInstance, maxBytes: number, maxBytesTogether = MOST_TOGETHER): void {
  const read = bodyReader({ maxBytes, maxBytesTogether });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => read(payload, done));
  app.decorateRequest('sentContentType', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    request.sentContentType = headers['content-type'] ?? null;
    if (headers['content-type'] !== undefined) headers['content-type'] = 'application/octet-stream';
    done();
  });
}

export const bodyOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : NO_BODY);

/** As sent, without the question mark. */
export function queryOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}
