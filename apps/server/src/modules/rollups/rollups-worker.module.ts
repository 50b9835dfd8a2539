import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { provide } from '../../platform/injection/provide.js';
import { RollupWorker } from './rollup-worker.js';

@Module({ providers: [provide(RollupWorker, [Pool])] })
export class RollupsWorkerModule {}
