import type { Pool } from 'pg';
import { ensurePartitions } from '../database/partitions.js';
import { Periodic } from './periodic.js';

const HOUR_MS = 3_600_000;

/** Creates the partitions of the weeks to come: it may fail for three weeks before rows go to the default partition. */
export class PartitionKeeper {
  constructor(private readonly pool: Pool) {}

  @Periodic({
    name: 'create partitions',
    everyMs: HOUR_MS,
    onFailure: 'Creating the partitions of the next weeks failed; the next hour tries again',
  })
  async ensure(): Promise<void> {
    await ensurePartitions(this.pool, new Date());
  }
}
