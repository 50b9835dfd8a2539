import type { FastifyInstance } from 'fastify';

/**
 * Many clients of the API name a content type on every request. Without a body there is nothing to read by it, and no
 * error. An event keeps what its sender said.
 */
export function ignoreEmptyBody(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url, raw: { headers } }) => {
    if (!url.startsWith('/api/')) return;
    const length = headers['content-length'];
    if (headers['transfer-encoding'] === undefined && (length === undefined || length === '0')) {
      delete headers['content-type'];
    }
  });
}
