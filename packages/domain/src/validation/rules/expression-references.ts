/**
 * Every `steps.<key>` must name a step whose output is there when the node runs. On a branch that was not taken the
 * output is missing, and that is allowed: expressions can ask for it. A step in a loop also reads the loop's current item.
 */
import { ancestors } from '../../graph/ancestors.js';
import { containersOf } from '../../graph/containers-of.js';
import { descendants } from '../../graph/descendants.js';
import { indexGraph } from '../../graph/index-graph.js';
import type { GraphNode, WorkflowGraph } from '../../workflow/document.js';
import type { ConfigReference, NodeCatalog } from '../../workflow/node-catalog.js';
import { closestName } from '../closest-name.js';
import type { Problem } from '../problem.js';
import { nameOf, nodeProblem } from '../rule.js';
import type { WorkflowRule } from '../rule.js';

export const expressionReferences: WorkflowRule = (graph, catalog) =>
  graph.nodes.filter((node) => !node.disabled).flatMap((node) => checkNode(node, graph, catalog));

function checkNode(node: GraphNode, graph: WorkflowGraph, catalog: NodeCatalog): readonly Problem[] {
  const { nodesByKey } = indexGraph(graph);
  const around = new Set(containersOf(graph, node.id).map(({ key }) => key));
  const isOfLoop = ({ stepKey, member }: ConfigReference) => around.has(stepKey) && isLoopMember(member);
  const references = onceEach((catalog.find(node.type)?.references(node.config) ?? []).filter((one) => !isOfLoop(one)));
  if (references.length === 0) return [];
  const upstream = ancestors(graph, node.id);

  return references.flatMap(({ field, stepKey }) => {
    const step = nodesByKey.get(stepKey);
    if (step && upstream.has(step.id)) return [];
    const subject = `${nameOf(node)} refers to steps.${stepKey}`;
    if (step) {
      const message = `${subject}, ${describePlace(step, node, graph)}`;
      return [nodeProblem('expression.step-not-upstream', node.id, message, field)];
    }
    const keysUpstream = graph.nodes.filter(({ id }) => upstream.has(id)).map(({ key }) => key);
    const meant = closestName(stepKey, keysUpstream) ?? closestName(stepKey, nodesByKey.keys());
    const advice = meant ? `Did you mean ${meant}?` : 'Use the key of a step before it';
    const message = `${subject}, but no step has this key. ${advice}`;
    return [nodeProblem('expression.unknown-step', node.id, message, field)];
  });
}

/** What `steps.<key>` holds inside the loop with this key. */
const isLoopMember = (member: string | undefined): boolean => member === 'item' || member === 'index';

function describePlace(step: GraphNode, node: GraphNode, graph: WorkflowGraph): string {
  if (step === node) return 'which is its own output. Use a step before it';
  if (containersOf(graph, node.id).includes(step))
    return `the loop that it is inside. Use steps.${step.key}.item, or a step before it`;
  if (step.parent !== null && step.parent !== node.parent) {
    return 'which is inside a loop and has an output for every item. Use the output of the loop';
  }
  return descendants(graph, node.id).has(step.id)
    ? 'which runs later. Connect it before, or use another step'
    : 'which does not run before it. Connect it before, or use another step';
}

function onceEach(references: readonly ConfigReference[]): readonly ConfigReference[] {
  return [...new Map(references.map((reference) => [`${reference.field} ${reference.stepKey}`, reference])).values()];
}
