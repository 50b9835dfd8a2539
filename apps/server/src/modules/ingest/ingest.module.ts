import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { SETTINGS } from '../../platform/config/settings.js';
import { Pool } from '../../platform/database/pool.js';
import { registerPlugin } from '../../platform/http/index.js';
import { provide, provideBy, provideWith } from '../../platform/injection/provide.js';
import { LIVE_BUS } from '../../platform/live/index.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { HTTP_CLIENT } from '../../platform/outbound/index.js';
import { CredentialStore, CredentialsModule } from '../credentials/index.js';
import { EngineModule, RunStarter } from '../engine/index.js';
import { EndpointReader } from './endpoint-reader.js';
import { IngestRoutes } from './ingest-routes.js';
import { EventIntake } from './intake/event-intake.js';
import { findResponses } from './responses/find-responses.js';
import { ResponseReader } from './responses/response-reader.js';
import { ResponseWaiter } from './responses/response-waiter.js';
import { TriggersController } from './triggers.controller.js';
import { RequestSigner } from './verification/request-signer.js';
import { RequestVerifier } from './verification/request-verifier.js';
import { TestEvents } from './verification/test-events.js';

/** Triggers and the requests at their URLs, which are plain Fastify routes. */
@Module({
  imports: [CredentialsModule, EngineModule],
  controllers: [TriggersController],
  providers: [
    provide(EndpointReader, [Pool, LIVE_BUS]),
    provide(EventIntake, [Pool, RunStarter, LIVE_BUS]),
    provide(RequestVerifier, [CredentialStore, HTTP_CLIENT]),
    provideBy(
      ResponseWaiter,
      [Pool, LIVE_BUS, LOGGER],
      (pool, live, logger) => new ResponseWaiter({ find: findResponses(pool), live, logger }),
    ),
    provide(ResponseReader, [Pool, ResponseWaiter]),
    provideWith(IngestRoutes, {
      endpoints: EndpointReader,
      intake: EventIntake,
      verifier: RequestVerifier,
      responses: ResponseReader,
      settings: SETTINGS,
      logger: LOGGER,
    }),
    RequestSigner,
    TestEvents,
  ],
  exports: [EndpointReader, RequestSigner],
})
export class IngestModule implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly routes: IngestRoutes,
    private readonly waiter: ResponseWaiter,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Waiting senders get their response before the server waits for its last connections.
    this.host.httpAdapter.getInstance().addHook('preClose', async () => this.waiter.close());
    await registerPlugin(this.host, this.routes.plugin);
  }
}
