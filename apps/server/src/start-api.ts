import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { ResumeService, resumeRoutes } from './modules/callbacks/index.js';
import { CredentialStore } from './modules/credentials/index.js';
import { EngineCore, ResumeLinks, RunStarter } from './modules/engine/index.js';
import {
  ResponseWaiter,
  EndpointReader,
  ResponseReader,
  EventIntake,
  findResponses,
  IngestRoutes,
  RequestVerifier,
} from './modules/ingest/index.js';
import { createHttpApp } from './platform/http/index.js';
import type { PlatformDeps } from './platform/platform.module.js';

/** The built web app, as seen from the bundle in apps/server/dist. */
const WEB_FOLDER = join(import.meta.dirname, '../../web/dist');

/** Starts serving: the API and the web app through Nest, the trigger and resume URLs beside it. */
export async function startApi(deps: PlatformDeps): Promise<NestFastifyApplication> {
  const { settings, pool, queue, live, http, logger } = deps;
  const webFolder = existsSync(WEB_FOLDER) ? WEB_FOLDER : undefined;
  const app = await createHttpApp(AppModule.with(deps), settings, logger, { webFolder });
  const endpoints = app.get(EndpointReader);
  live.subscribe(({ workflows, truncated }) => {
    if (truncated || workflows.length > 0) endpoints.clearCache();
  });
  const { MAX_EVENT_BYTES: maxBytes, PUBLIC_URL: publicUrl, EVENTS_PER_MINUTE: perMinute } = settings;
  const waiter = new ResponseWaiter({ find: findResponses(pool), live, logger });
  const fastify = app.getHttpAdapter().getInstance();
  // Waiting senders get their response before the server waits for its last connections.
  fastify.addHook('preClose', async () => waiter.close());
  const ingest = new IngestRoutes({
    endpoints,
    intake: new EventIntake(pool, app.get(RunStarter), live),
    verifier: new RequestVerifier(app.get(CredentialStore), http),
    responses: new ResponseReader(pool, waiter),
    logger,
    publicUrl,
    maxBytes,
    perMinute,
  });
  await fastify.register(ingest.plugin);
  const resume = new ResumeService({ pool, replies: app.get(EngineCore).callbackReplies, queue, logger });
  await fastify.register(resumeRoutes({ links: app.get(ResumeLinks), resume, logger }));
  await app.listen(settings.PORT, settings.HOST);
  return app;
}
