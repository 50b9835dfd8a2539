import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { CredentialsModule } from '../credentials/index.js';
import { EndpointReader } from './endpoint-reader.js';
import { RequestSigner } from './verification/request-signer.js';
import { TestEvents } from './verification/test-events.js';
import { TriggersController } from './triggers.controller.js';

/** Triggers and the requests at their URLs. `IngestRoutes` serves the URLs themselves, outside of Nest. */
@Module({
  imports: [CredentialsModule],
  controllers: [TriggersController],
  providers: [
    { provide: EndpointReader, useFactory: (pool: Pool) => new EndpointReader(pool), inject: [Pool] },
    RequestSigner,
    TestEvents,
  ],
  exports: [EndpointReader, RequestSigner],
})
export class IngestModule {}
