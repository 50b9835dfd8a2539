import type { FastifyInstance } from 'fastify';

/**
 * The API reads JSON and nothing else. A form, or JSON that calls itself text, is what any page of any site can send without
 * asking the browser first, and a form's fields are no body of ours: both are told so before anything is read.
 */
export function takeJsonOnly(app: FastifyInstance): void {
  app.addHook('onRequest', ({ url, raw: { headers } }, _reply, done) => {
    const type = headers['content-type'];
    if (type === undefined || !url.startsWith('/api/') || isJson(type)) return done();
    done(Object.assign(new Error('Not JSON.'), { name: 'FastifyError', statusCode: 415 }));
  });
}

const isJson = (type: string): boolean => type.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
