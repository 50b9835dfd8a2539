import { storableText } from '@hookline/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { sendProblem } from '../errors/problem-filter.js';
import { toProblem } from '../errors/to-problem.js';

/**
 * No stored name contains a NUL, so a URL with one leads nowhere. Checked once for all routes: the database would
 * refuse the query.
 */
export function refuseUnstorableParams(app: FastifyInstance): void {
  app.addHook('preValidation', (request, reply, done) => {
    if (!request.url.startsWith('/api/') || !hasUnstorable(request)) return done();
    sendNotFound(request, reply);
  });
}

const hasUnstorable = ({ params }: FastifyRequest): boolean =>
  Object.values(params ?? {}).some((value) => typeof value === 'string' && storableText(value) !== value);

function sendNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const error = new AppError('not-found', 'address.not-found', 'There is nothing at this address.');
  sendProblem(reply, toProblem(error, request.id));
}
