export { BUCKET_MS, type EventCount, type RunCount, type TimeRange } from './count-rows.js';
export { readEventCounts, readRunCounts } from './read-counts.js';
export { RollupsWorkerModule } from './rollups-worker.module.js';
export { RollupWorker } from './rollup-worker.js';
