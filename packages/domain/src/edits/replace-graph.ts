import { z } from 'zod';
import { validateStructure } from '../validation/validate-workflow.js';
import { workflowGraphSchema } from '../workflow/document.js';
import type { WorkflowGraph, WorkflowGraphInput } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import { sameJson } from '../workflow/same-json.js';
import { applied, refused } from './edit-result.js';
import type { EditResult } from './edit-result.js';
import { findDuplicateId } from './find-duplicate-id.js';

const graphSchema: z.ZodType<WorkflowGraph, WorkflowGraph | WorkflowGraphInput> = workflowGraphSchema;

/** Puts another document in place of this one: an import, a restored version, a discarded draft. */
export const replaceGraphSchema = z.object({ kind: z.literal('replace-graph'), graph: graphSchema });

export function replaceGraph(
  graph: WorkflowGraph,
  edit: z.output<typeof replaceGraphSchema>,
  catalog: NodeCatalog,
): EditResult {
  if (sameJson(graph, edit.graph)) return applied(graph);
  const duplicate = findDuplicateId(edit.graph);
  if (duplicate) return duplicate;
  const [problem] = validateStructure(edit.graph, catalog);
  return problem ? refused(problem.code, problem.message) : applied(edit.graph);
}
