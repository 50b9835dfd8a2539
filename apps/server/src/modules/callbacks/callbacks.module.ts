import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Pool } from '../../platform/database/pool.js';
import { registerPlugin } from '../../platform/http/index.js';
import { provideWith } from '../../platform/injection/provide.js';
import { LOGGER } from '../../platform/logging/create-logger.js';
import { RUN_QUEUE } from '../../platform/queue/run-queue.js';
import { CallbackReplies, EngineModule, ResumeLinks } from '../engine/index.js';
import { ResumeRoutes } from './resume-routes.js';
import { ResumeService } from './resume-service.js';

/** Replies to waiting steps, at the resume URLs, which are plain Fastify routes. */
@Module({
  imports: [EngineModule],
  providers: [
    provideWith(ResumeService, { pool: Pool, replies: CallbackReplies, queue: RUN_QUEUE, logger: LOGGER }),
    provideWith(ResumeRoutes, { links: ResumeLinks, resume: ResumeService, logger: LOGGER }),
  ],
})
export class CallbacksModule implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly routes: ResumeRoutes,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await registerPlugin(this.host, this.routes.plugin);
  }
}
