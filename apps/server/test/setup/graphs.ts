import type { WorkflowGraphInput } from '@hookline/domain';
import { draw } from '@hookline/domain/testing';

type NodeInput = WorkflowGraphInput['nodes'][number];
type NodeSpec = readonly [type: string, config: object, options?: Partial<NodeInput>];

/** A chain of nodes, each `[type, config]`, in the order they run. Keys are the types without dashes. */
export function chain(...nodes: readonly NodeSpec[]): WorkflowGraphInput {
  const named = nodes.map(([type, config, options], place): [string, NodeSpec] => {
    const key = `${type.replaceAll('-', '_')}${place}`;
    return [`n${place}`, [type, config, { key, name: `${type} ${place}`, ...options }]];
  });
  return flow(Object.fromEntries(named), named.map(([id]) => id).join(' -> '));
}

/** Nodes by key (which is their id too), and edges as `a -> b` or `a[port] -> b`. */
export function flow(nodes: Readonly<Record<string, NodeSpec>>, ...lines: readonly string[]): WorkflowGraphInput {
  const described = Object.entries(nodes).map(([key, [type, config, options]]) => [
    key,
    { type, config: { ...config }, ...options },
  ]);
  const drawn = draw(...Object.keys(nodes), ...lines, Object.fromEntries(described));
  return { ...drawn, nodes: [...drawn.nodes], edges: drawn.edges.map((edge, place) => ({ ...edge, id: `e${place}` })) };
}
