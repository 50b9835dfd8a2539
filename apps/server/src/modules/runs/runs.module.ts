import { Module } from '@nestjs/common';
import { EngineModule } from '../engine/index.js';
import { Iterations } from './iterations.js';
import { RunDetails } from './run-details.js';
import { RunList } from './run-list.js';
import { RunsController } from './runs.controller.js';

@Module({ imports: [EngineModule], controllers: [RunsController], providers: [RunList, RunDetails, Iterations] })
export class RunsModule {}
