import type { WorkflowGraphInput } from '@hookline/domain';

type NodeInput = WorkflowGraphInput['nodes'][number];
type NodeSpec = readonly [type: string, config: object, options?: Partial<NodeInput>];

/** A chain of nodes, each `[type, config]`, in the order they run. Keys are the types without dashes. */
export function chain(...nodes: readonly NodeSpec[]): WorkflowGraphInput {
  const drawn = nodes.map(([type, config, options], place): [id: string, NodeSpec] => {
    const names = { key: `${type.replaceAll('-', '_')}${place}`, name: `${type} ${place}` };
    return [`n${place}`, [type, config, { ...names, ...options }]];
  });
  const lines = drawn.slice(1).map(([id], place) => `n${place} -> ${id}`);
  return flow(Object.fromEntries(drawn), ...lines);
}

/** Nodes by key (which is their id too), and edges as `a -> b` or `a[port] -> b`. As a client sends them: `draw` gives what is stored. */
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
