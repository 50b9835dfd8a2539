export { readGraph } from './read-graph.js';
export { WorkflowsModule } from './workflows.module.js';
export { WorkflowDocuments } from './workflow-documents.js';
export { Publishing } from './publishing.js';
export { makeExample, type Example } from './make-example.js';
