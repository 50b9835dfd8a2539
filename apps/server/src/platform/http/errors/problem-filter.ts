/**
 * Every refusal leaves as RFC 9457 problem+json with a stable code. Any other error is a bug: it is logged with its
 * stack, and the caller receives only the request's id.
 */
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { redactPath } from './redact-path.js';
import { toProblem, type ProblemResponse } from './to-problem.js';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { problem, retryAfterSeconds } = toProblem(error, request.id);
    if (problem.status >= 500) {
      const { method, url } = request;
      this.logger.error({ err: error, requestId: request.id, method, path: redactPath(url) }, problem.code);
    }
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, { problem, retryAfterSeconds });
  }
}

export function sendProblem(reply: FastifyReply, { problem, retryAfterSeconds }: ProblemResponse): void {
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  void reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
