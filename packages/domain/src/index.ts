export * from './workflow/document.js';
export * from './workflow/node-catalog.js';
export { DocumentError } from './workflow/document-error.js';
export { importDocument, upgradeDocument } from './workflow/upgrade.js';
export { nextKey } from './workflow/names/next-key.js';
export { nextName } from './workflow/names/next-name.js';
export { sameJson } from './workflow/same-json.js';
export { summarizeChanges } from './edits/summarize-changes.js';

export { applyEdit } from './edits/apply-edit.js';
export type { Edit } from './edits/apply-edit.js';
export { checkConnection } from './edits/check-connection.js';
export { withField } from './edits/with-field.js';

export { ancestors } from './graph/ancestors.js';
export { containersOf } from './graph/containers-of.js';
export { containedNodes, descendants } from './graph/descendants.js';
export { groupBy } from './graph/group-by.js';
export { indexGraph } from './graph/index-graph.js';
export { predecessors, successors } from './graph/neighbours.js';
export { topologicalOrder } from './graph/topological-order.js';

export * from './validation/problem.js';
export { portsOf } from './validation/ports-of.js';
export { validateStructure, validateWorkflow } from './validation/validate-workflow.js';

export * from './run/index.js';
