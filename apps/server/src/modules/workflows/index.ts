export { DraftSnapshots } from './draft-snapshots.js';
export { makeExample, type Example } from './make-example.js';
export { WorkflowsModule } from './workflows.module.js';
