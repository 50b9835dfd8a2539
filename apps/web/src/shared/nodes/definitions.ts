import type { NodeDefinition } from '@hookline/node-kit';
import { nodeDefinitions } from '@hookline/nodes/definitions';

const byType = new Map<string, NodeDefinition>(Object.entries(nodeDefinitions));

/** All node types, in the order of the registry. */
export const allDefinitions: readonly NodeDefinition[] = [...byType.values()];

export const findDefinition = (type: string): NodeDefinition | undefined => byType.get(type);
