export { BUCKET_MS as SPAN_MS, type EventCount, type RunCount, type TimeRange as Stretch } from './count-rows.js';
export { readEventCounts, readRunCounts } from './read-counts.js';
export { RollupWorker } from './rollup-worker.js';
