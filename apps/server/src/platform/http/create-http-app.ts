/**
 * Creates the HTTP server: Fastify under Nest with the same headers, errors and checks everywhere. It does not
 * listen yet. Modules add plain Fastify routes when Nest's are complete (`register-plugin.ts`).
 */
import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { RuntimeSettings } from '../config/settings.js';
import { NestLogger } from '../logging/nest-logger.js';
import { compressResponses } from './compress-responses.js';
import { ProblemFilter, sendProblem } from './errors/problem-filter.js';
import { redactPath } from './errors/redact-path.js';
import { toProblem } from './errors/to-problem.js';
import { zodErrorMap } from './errors/zod-error-map.js';
import { describeApi } from './openapi/describe-api.js';
import { OpenApiController, OpenApiSource } from './openapi/openapi.controller.js';
import { acceptJsonOnly } from './requests/accept-json-only.js';
import { keepExactNumbers } from './requests/exact-numbers.js';
import { ignoreEmptyBody } from './requests/ignore-empty-body.js';
import { originForm } from './requests/origin-form.js';
import { refuseUnstorableParams } from './requests/refuse-unstorable-params.js';
import { requestLogger } from './requests/request-logger.js';
import { requestSchemaPipe } from './requests/request-schema-pipe.js';
import { DATA_POLICY } from './web/content-security-policy.js';
import { serveWeb } from './web/serve-web.js';

export interface HttpAppOptions {
  /** Absolute path of the built web app. Undefined: only the API is served. */
  readonly webFolder?: string | undefined;
  /** Whether the OpenAPI description is served. Default: yes. */
  readonly describesApi?: boolean;
}

type HttpSettings = Pick<RuntimeSettings, 'PUBLIC_URL' | 'TRUST_PROXY'>;

const BODY_LIMIT_BYTES = 10 * 1024 * 1024;
/** A request that is incomplete by then will not complete: its connection is needed for others. */
const REQUEST_TIMEOUT_MS = 60_000;

export async function createHttpApp(
  module: Type | DynamicModule,
  settings: HttpSettings,
  logger: Logger,
  { webFolder, describesApi = true }: HttpAppOptions = {},
): Promise<NestFastifyApplication> {
  z.config({ localeError: zodErrorMap });
  const app = await NestFactory.create<NestFastifyApplication>(
    rootOf(module, describesApi),
    fastifyAdapter(settings, logger),
    {
      logger: new NestLogger(logger),
      abortOnError: false,
      routeConflictPolicy: { duplicate: 'error', shadow: 'error' },
    },
  );
  await app.register(cookie);
  await app.register(helmet, headersFor(settings));
  await compressResponses(app);
  ignoreEmptyBody(app.getHttpAdapter().getInstance());
  keepExactNumbers(app, BODY_LIMIT_BYTES);
  acceptJsonOnly(app.getHttpAdapter().getInstance());
  refuseUnstorableParams(app.getHttpAdapter().getInstance());
  logRequests(app, logger);
  app.useGlobalFilters(new ProblemFilter(logger));
  app.useGlobalPipes(requestSchemaPipe());
  if (webFolder !== undefined) await serveWeb(app.getHttpAdapter().getInstance(), webFolder);
  if (describesApi) app.get(OpenApiSource).from(() => describeApi(app));
  return app;
}

class HttpRoot {}

const rootOf = (module: Type | DynamicModule, describesApi: boolean): DynamicModule => ({
  module: HttpRoot,
  imports: [module],
  ...(describesApi && { controllers: [OpenApiController], providers: [OpenApiSource] }),
});

function fastifyAdapter(settings: HttpSettings, logger: Logger): FastifyAdapter {
  const process = randomBytes(4).toString('hex');
  let count = 0;
  const requests = requestLogger(logger);
  return new FastifyAdapter({
    loggerInstance: logger,
    // A child logger per request would cost more than everything else in an event's response.
    childLoggerFactory: () => requests,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: (_address, hop) => hop < settings.TRUST_PROXY,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toProblem(error, request.id)),
    rewriteUrl: ({ url = '' }) => originForm(url),
    requestIdHeader: false,
    genReqId: () => `${process}-${(++count).toString(36)}`,
    // A resume URL carries a run, a step's id of up to 64 characters, and a signature.
    routerOptions: { maxParamLength: 400 },
  });
}

const headersFor = ({ PUBLIC_URL }: HttpSettings): Parameters<typeof helmet>[1] => ({
  contentSecurityPolicy: { useDefaults: false, directives: DATA_POLICY },
  strictTransportSecurity: PUBLIC_URL.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
});

function logRequests(app: NestFastifyApplication, logger: Logger): void {
  if (!logger.isLevelEnabled('debug')) return;
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const { id: requestId, method, url } = request;
      const took = Math.round(reply.elapsedTime);
      logger.debug({ requestId, method, path: redactPath(url), status: reply.statusCode, ms: took }, 'request');
      done();
    });
}
