import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { EndpointDirectory } from './endpoint-directory.js';

/** Who is behind a trigger URL. The URLs themselves are served beside Nest, by `ingestRoutes`. */
@Module({
  providers: [{ provide: EndpointDirectory, useFactory: (pool: Pool) => new EndpointDirectory(pool), inject: [Pool] }],
  exports: [EndpointDirectory],
})
export class IngestModule {}
