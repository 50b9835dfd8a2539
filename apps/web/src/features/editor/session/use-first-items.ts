import { sameJson } from '@hookline/domain';
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import { useEffect, useState } from 'react';
import { firstItems, noItems } from '../model/samples/first-items.js';
import type { Items, Outputs, WorkflowFacts } from '../model/samples/sample-scope.js';

/** The first items of the loops around a node; empty until computed. */
export function useFirstItems(graph: WorkflowGraph, node: GraphNode, outputs: Outputs, workflow: WorkflowFacts): Items {
  const [items, setItems] = useState(noItems);
  const inside = node.parent !== null;
  useEffect(() => {
    if (!inside) return undefined;
    let current = true;
    void firstItems(graph, node.id, outputs, workflow).then((next) => {
      if (current) setItems((before) => (sameJson([...before], [...next]) ? before : next));
    });
    return () => {
      current = false;
    };
  }, [graph, node.id, inside, outputs, workflow]);
  return inside ? items : noItems;
}
