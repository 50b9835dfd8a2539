import { Module } from '@nestjs/common';
import { IngestModule } from '../ingest/index.js';
import { WorkflowsModule } from '../workflows/index.js';
import { EventCurl } from './curl/event-curl.js';
import { EventDetails } from './event-details.js';
import { EventList } from './event-list.js';
import { EventsController } from './events.controller.js';
import { Ledger } from './ledger.js';
import { EventRunnerModule } from './replays/event-runner.module.js';
import { ReplaysController } from './replays/replays.controller.js';
import { Replays } from './replays/replays.js';

@Module({
  imports: [EventRunnerModule, IngestModule, WorkflowsModule],
  controllers: [ReplaysController, EventsController],
  providers: [EventList, EventDetails, EventCurl, Ledger, Replays],
})
export class EventsModule {}
