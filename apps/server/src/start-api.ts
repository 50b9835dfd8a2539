import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { Answering, resumeRoutes } from './modules/callbacks/index.js';
import { EngineCore, ResumeLinks, RunStarter } from './modules/engine/index.js';
import { EndpointDirectory, EventIntake, ingestRoutes } from './modules/ingest/index.js';
import { createHttpApp } from './platform/http/index.js';
import type { PlatformParts } from './platform/platform.module.js';

/** The built web app, as seen from the bundle in apps/server/dist. */
const WEB_FOLDER = join(import.meta.dirname, '../../web/dist');

/** Starts answering: the API and the web app through Nest, the trigger and resume URLs beside it. */
export async function startApi(parts: PlatformParts): Promise<NestFastifyApplication> {
  const { settings, pool, queue, live, logger } = parts;
  const webFolder = existsSync(WEB_FOLDER) ? WEB_FOLDER : undefined;
  const app = await createHttpApp(AppModule.with(parts), settings, logger, { webFolder });
  const endpoints = app.get(EndpointDirectory);
  live.subscribe(({ workflows, truncated }) => {
    if (truncated || workflows.length > 0) endpoints.forget();
  });
  const intake = new EventIntake(pool, new RunStarter(pool, queue, logger), live);
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(ingestRoutes({ endpoints, intake, logger, maxBytes: settings.MAX_EVENT_BYTES }));
  const answering = new Answering({ pool, answers: app.get(EngineCore).answers, queue, logger });
  const links = new ResumeLinks(settings.PUBLIC_URL, settings.SECRET_KEY);
  await fastify.register(resumeRoutes({ links, answering, logger }));
  await app.listen(settings.PORT, settings.HOST);
  return app;
}
