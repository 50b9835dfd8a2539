import type { FastifyInstance } from 'fastify';

/**
 * Many clients of the API name a content type on every request. Without a body there is nothing to read by it, and no
 * error. An event keeps what its sender said.
 */
export function ignoreEmptyBody(app: FastifyInstance): void {
  app.addHook('onRequest', ({ url, raw: { headers } }, _reply, done) => {
    if (!url.startsWith('/api/')) return done();
    const length = headers['content-length'];
    if (headers['transfer-encoding'] === undefined && (length === undefined || length === '0')) {
      delete headers['content-type'];
    }
    done();
  });
}
