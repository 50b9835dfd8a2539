import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { CredentialsModule } from '../credentials/index.js';
import { EndpointDirectory } from './endpoint-directory.js';
import { RequestSigner } from './senders/request-signer.js';
import { TestEvents } from './senders/test-events.js';
import { TriggersController } from './triggers.controller.js';

/** Who is behind a trigger URL. The URLs themselves are served beside Nest, by `ingestRoutes`. */
@Module({
  imports: [CredentialsModule],
  controllers: [TriggersController],
  providers: [
    { provide: EndpointDirectory, useFactory: (pool: Pool) => new EndpointDirectory(pool), inject: [Pool] },
    RequestSigner,
    TestEvents,
  ],
  exports: [EndpointDirectory, RequestSigner],
})
export class IngestModule {}
