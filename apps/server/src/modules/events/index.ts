export { EventsModule } from './events.module.js';
export { EventsWorkerModule } from './events-worker.module.js';
export { EventRunner } from './replays/event-runner.js';
export { ReplayWorker } from './replays/replay-worker.js';
export { TextIndexer } from './search/text-indexer.js';
