import { Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from '../auth/index.js';
import { LIVE_TIMING, LiveStreams, type LiveTiming } from './live-streams.js';
import { LiveController } from './live.controller.js';

const TIMING: LiveTiming = { heartbeatMs: 15_000, recheckMs: 60_000 };

/** `GET /api/v1/live`. Needs a global provider of the live bus. */
@Module({})
export class LiveModule {
  static with(timing: LiveTiming = TIMING): DynamicModule {
    return {
      module: LiveModule,
      imports: [AuthModule],
      controllers: [LiveController],
      providers: [LiveStreams, { provide: LIVE_TIMING, useValue: timing }],
    };
  }
}
