export { BUCKET_MS, type EventCount, type RunCount, type TimeRange } from './count-rows.js';
export { readEventCounts, readRunCounts } from './read-counts.js';
export { RollupWorker } from './rollup-worker.js';
