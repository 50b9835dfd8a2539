import type { FastifyInstance } from 'fastify';

/**
 * Many API clients set a content type on every request. Without a body, it is no error. An event keeps the header its
 * sender set.
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
