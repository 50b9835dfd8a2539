/** What stands in the way of publishing, and what deserves a warning. One rule per file; none stops at the first find. */
import type { WorkflowGraph } from '../workflow/document.js';
import type { NodeCatalog } from '../workflow/node-catalog.js';
import type { Problem } from './problem.js';
import type { EdgeRule, WorkflowRule } from './rule.js';
import { config } from './rules/config.js';
import { cycle } from './rules/cycle.js';
import { duplicateKey } from './rules/duplicate-key.js';
import { edgeCrossesContainer } from './rules/edge-crosses-container.js';
import { edgeDuplicate } from './rules/edge-duplicate.js';
import { edgeIntoTrigger } from './rules/edge-into-trigger.js';
import { edgeUnknownNode } from './rules/edge-unknown-node.js';
import { edgeUnknownPort } from './rules/edge-unknown-port.js';
import { expressionNames } from './rules/expression-names.js';
import { expressionReferences } from './rules/expression-references.js';
import { neededStep } from './rules/needed-step.js';
import { noTrigger } from './rules/no-trigger.js';
import { settingsOnFailure } from './rules/settings-on-failure.js';
import { settingsTimezone } from './rules/settings-timezone.js';
import { isTooLarge, tooLarge } from './rules/too-large.js';
import { unknownType } from './rules/unknown-type.js';
import { unreachable } from './rules/unreachable.js';
import { wrongParent } from './rules/wrong-parent.js';

/** In the order in which one edge's faults matter. */
export const EDGE_RULES: readonly EdgeRule[] = [
  edgeUnknownNode,
  edgeIntoTrigger,
  edgeCrossesContainer,
  edgeUnknownPort,
  edgeDuplicate,
];

/** What makes a document structurally broken: no edit leads there, an import or the API can. */
const STRUCTURE_RULES: readonly WorkflowRule[] = [duplicateKey, wrongParent, ...EDGE_RULES.map(onEveryEdge), cycle];
const CONTENT_RULES: readonly WorkflowRule[] = [
  noTrigger,
  settingsOnFailure,
  settingsTimezone,
  unknownType,
  unreachable,
  tooLarge,
];
const EXPRESSION_RULES: readonly WorkflowRule[] = [config, neededStep, expressionReferences, expressionNames];

/** All problems: those of the workflow as a whole first, then by node in document order, then by rule. */
export function validateWorkflow(graph: WorkflowGraph, catalog: NodeCatalog, workflowId?: string): readonly Problem[] {
  const rules = [...STRUCTURE_RULES, ...CONTENT_RULES, ...(isTooLarge(graph, catalog) ? [] : EXPRESSION_RULES)];
  return inNodeOrder(check(rules, graph, catalog, workflowId), graph);
}

/** Only the problems that make a graph unfit to edit: edges that lead nowhere, cycles, keys used twice. */
export function validateStructure(graph: WorkflowGraph, catalog: NodeCatalog): readonly Problem[] {
  return inNodeOrder(check(STRUCTURE_RULES, graph, catalog), graph);
}

function check(rules: readonly WorkflowRule[], ...workflow: Parameters<WorkflowRule>): readonly Problem[] {
  return rules.flatMap((rule) => rule(...workflow));
}

function onEveryEdge(rule: EdgeRule): WorkflowRule {
  return (graph, catalog) =>
    graph.edges.flatMap((edge) => {
      const problem = rule(edge, graph, catalog);
      if (!problem) return [];
      const end = problem.message.endsWith('?') ? '' : '.';
      return [{ ...problem, message: `${problem.message}${end} Remove the line` }];
    });
}

function inNodeOrder(problems: readonly Problem[], graph: WorkflowGraph): readonly Problem[] {
  const places = new Map(graph.nodes.map((node, place) => [node.id, place]));
  const placeOf = ({ nodeId }: Problem) => (nodeId === null ? -1 : (places.get(nodeId) ?? -1));
  return problems.toSorted((a, b) => placeOf(a) - placeOf(b));
}
