import type { WorkflowGraphInput } from '@hookline/domain';

type NodeInput = WorkflowGraphInput['nodes'][number];

/** A chain of nodes, each `[type, config]`, in the order they run. Keys are the types without dashes. */
export function chain(
  ...nodes: readonly (readonly [type: string, config: object, options?: Partial<NodeInput>])[]
): WorkflowGraphInput {
  const drawn = nodes.map(([type, config, options], place) => ({
    id: `n${place}`,
    key: `${type.replaceAll('-', '_')}${place}`,
    type,
    name: `${type} ${place}`,
    position: { x: place * 280, y: 0 },
    config: { ...config },
    ...options,
  }));
  const edges = drawn
    .slice(1)
    .map((node, place) => ({ id: `e${place}`, source: `n${place}`, sourcePort: 'out', target: node.id }));
  return { schema: 1, nodes: drawn, edges };
}

type NodeSpec = readonly [type: string, config: object, options?: Partial<NodeInput>];

/** Nodes by key (which is their id too), and edges as `a -> b` or `a[port] -> b`. */
export function flow(nodes: Readonly<Record<string, NodeSpec>>, ...lines: readonly string[]): WorkflowGraphInput {
  return {
    schema: 1,
    nodes: Object.entries(nodes).map(([key, [type, config, options]], place) => ({
      id: key,
      key,
      type,
      name: key,
      position: { x: place * 280, y: 0 },
      config: { ...config },
      ...options,
    })),
    edges: lines.map((line, place) => {
      const [, source = '', sourcePort = 'out', target = ''] = /^(\w+)(?:\[(.+)\])? -> (\w+)$/.exec(line) ?? [];
      return { id: `e${place}`, source, sourcePort, target };
    }),
  };
}
