import { readJson, scanJson } from '@hookline/http-message/json';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';

const TOO_DEEP = 'The JSON nests more than 200 levels deep. Send data that is flatter.';

/**
 * Keeps all digits of numbers in API requests: a payload's long id is the same text as in an event. Fastify's own
 * parser runs first, because it refuses prototype pollution.
 */
export function keepExactNumbers(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request: FastifyRequest, body: Buffer, done) => {
    const json = body.toString();
    void parse(request, json, (error, value: unknown) => {
      if (error) return done(error);
      const kind = scanJson(json);
      // Parsing succeeds, but serialising it again would not.
      if (kind === 'too-deep') return done(new AppError('invalid', 'request.too-deep', TOO_DEEP));
      done(null, kind === 'long-numbers' ? (readJson(json) ?? value) : value);
    });
  });
}
