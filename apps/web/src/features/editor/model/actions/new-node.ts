import { DEFAULT_RETRY, DEFAULT_TIMEOUT_MS, nextKey, nextName } from '@hookline/domain';
import type { Edit, WorkflowGraph } from '@hookline/domain';
import { defaultConfig } from '@hookline/node-kit';
import type { NodeDefinition } from '@hookline/node-kit';
import type { Point } from '../../../../shared/canvas/index.js';

type AddNode = Extract<Edit, { kind: 'add-node' }>;

export const newId = (): string => `n${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

/** A new node: named after its type, with a free key and default settings. */
export function newNode(graph: WorkflowGraph, definition: NodeDefinition, position: Point): AddNode['node'] {
  return {
    id: newId(),
    key: nextKey(graph, definition.keyPrefix),
    type: definition.type,
    typeVersion: definition.version,
    name: nextName(new Set(graph.nodes.map((node) => node.name)), definition.title),
    position,
    config: defaultConfig(definition, Intl.DateTimeFormat().resolvedOptions().timeZone),
    disabled: false,
    note: '',
    onError: 'stop',
    retry: { ...DEFAULT_RETRY },
    timeoutMs: DEFAULT_TIMEOUT_MS,
    afterCrash: 'retry',
  };
}
