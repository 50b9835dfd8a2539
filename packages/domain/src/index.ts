export * from './workflow/document.js';
export * from './workflow/node-catalog.js';
export { DocumentError } from './workflow/document-error.js';
export type { DocumentIssue } from './workflow/document-error.js';
export { upgradeDocument } from './workflow/upgrade.js';
export { nextKey } from './workflow/next-key.js';
export { sameJson } from './workflow/same-json.js';
export { summarizeChanges } from './workflow/summarize-changes.js';
export type { ChangeSummary } from './workflow/summarize-changes.js';

export { applyEdit, editSchema } from './workflow/edits/apply-edit.js';
export type { Edit, EditInput, EditKind } from './workflow/edits/apply-edit.js';
export { checkConnection } from './workflow/edits/check-connection.js';
export type { EditRefusalCode, EditResult } from './workflow/edits/edit-result.js';
export { withField } from './workflow/edits/with-field.js';

export { ancestors } from './graph/ancestors.js';
export { containedNodes, descendants } from './graph/descendants.js';
export { findCycle } from './graph/find-cycle.js';
export { indexGraph } from './graph/index-graph.js';
export type { GraphIndex } from './graph/index-graph.js';
export { predecessors, successors } from './graph/neighbours.js';
export { reachableFromTriggers } from './graph/reachable-from-triggers.js';
export { topologicalOrder } from './graph/topological-order.js';

export * from './validation/problem.js';
export { closestName } from './validation/closest-name.js';
export { portsOf } from './validation/ports-of.js';
export { validateStructure, validateWorkflow } from './validation/validate-workflow.js';

export * from './run/index.js';
