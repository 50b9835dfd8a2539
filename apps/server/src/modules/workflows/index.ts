export { DraftSnapshots } from './documents/draft-snapshots.js';
export { makeExample, type Example } from './example/make-example.js';
export { WorkflowsModule } from './workflows.module.js';
