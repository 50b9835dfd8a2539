import { Module } from '@nestjs/common';
import { EngineModule } from '../engine/index.js';
import { EventDetails } from './event-details.js';
import { EventList } from './event-list.js';
import { EventsController } from './events.controller.js';
import { Ledger } from './ledger.js';
import { Replaying } from './replaying.js';

@Module({
  imports: [EngineModule],
  controllers: [EventsController],
  providers: [EventList, EventDetails, Ledger, Replaying],
})
export class EventsModule {}
