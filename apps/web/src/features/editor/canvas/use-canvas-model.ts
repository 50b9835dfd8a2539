import { indexGraph } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import { useDeferredValue, useLayoutEffect } from 'react';
import { MANY_NODES, liveEdges, markEdges, markNodes } from '../../../shared/canvas/index.js';
import type { CanvasStore } from '../../../shared/canvas/index.js';
import { triggerView } from '../dock/trigger/trigger-views.js';
import { portsOfNode } from '../model/catalog.js';
import { countByNode, problemsOf } from '../model/problem-index.js';
import { useEditorState, useGraph } from '../session/session-context.js';
import { useOutputs } from '../session/use-sample.js';
import { useTestRun } from '../session/use-test-run.js';

/** Keeps the canvas store up to date: the graph at once, problems and run marks deferred. */
export function useCanvasModel(store: CanvasStore): void {
  const graph = useGraph();
  const settled = useDeferredValue(graph);
  const run = useTestRun();
  const outputs = useOutputs();
  const untouched = useEditorState((state) => state.untouched);
  const openId = useEditorState((state) => state.open?.nodeId ?? null);

  useLayoutEffect(() => {
    store.setState({
      nodes: new Map(graph.nodes.map((node) => [node.id, node])),
      freePorts: freePorts(graph),
      quiet: graph.nodes.length > MANY_NODES,
    });
  }, [store, graph]);

  useLayoutEffect(() => {
    store.setState({ problems: countByNode(problemsOf(settled), untouched) });
  }, [store, settled, untouched]);

  useLayoutEffect(() => {
    const steps = run?.steps ?? [];
    const edgeMarks = markEdges(settled, steps);
    const packets = settled.nodes.length > MANY_NODES ? new Set<string>() : liveEdges(edgeMarks);
    store.setState({ nodeMarks: markNodes(settled, steps), edgeMarks, packets });
  }, [store, settled, run]);

  useLayoutEffect(() => {
    store.setState({ samples: new Set(outputs.keys()) });
  }, [store, outputs]);

  useLayoutEffect(() => {
    const node = openId === null ? undefined : indexGraph(settled).nodesById.get(openId);
    const listens = node !== undefined && triggerView(node)?.listens === true;
    store.setState({ listeningNodeId: listens ? openId : null });
  }, [store, settled, openId]);
}

function freePorts(graph: WorkflowGraph): ReadonlySet<string> {
  const used = new Set(graph.edges.map((edge) => `${edge.source}:${edge.sourcePort}`));
  const all = graph.nodes.flatMap((node) => portsOfNode(node).map((port) => `${node.id}:${port}`));
  return new Set(all.filter((port) => !used.has(port)));
}
