import type { FastifyInstance } from 'fastify';

/**
 * The API accepts JSON only. Any page of any site can send a form, or JSON as text/plain, without a CORS preflight:
 * both are refused before the body is read.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.addHook('onRequest', ({ url, raw: { headers } }, _reply, done) => {
    const type = headers['content-type'];
    if (type === undefined || !url.startsWith('/api/') || isJson(type)) return done();
    done(Object.assign(new Error('Not JSON.'), { name: 'FastifyError', statusCode: 415 }));
  });
}

const isJson = (type: string): boolean => type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
