import { readJson, scanJson } from '@hookline/http-message/json';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/**
 * What the API takes keeps all its digits: a payload's long id is the same text as in an event. Fastify's own reader comes
 * first, because it refuses what would reach a prototype.
 */
export function keepExactNumbers(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request: FastifyRequest, body: Buffer, done) => {
    const json = body.toString();
    void parse(request, json, (error, value: unknown) => {
      if (error) done(error);
      else done(null, scanJson(json) === 'long-numbers' ? (readJson(json) ?? value) : value);
    });
  });
}
