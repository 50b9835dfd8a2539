export { EventsModule } from './events.module.js';
export { ReplayWorker } from './replays/replay-worker.js';
export { TextIndexer } from './search/text-indexer.js';
