export { RetentionWorkerModule } from './retention-worker.module.js';
export { Retention } from './retention.js';
