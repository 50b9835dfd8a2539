import { appDefinitions } from '@hookline/apps/definitions';
import type { NodeDefinition } from '@hookline/node-kit';
import { nodeDefinitions } from '@hookline/nodes/definitions';

const byType = new Map<string, NodeDefinition>(Object.entries({ ...nodeDefinitions, ...appDefinitions }));

/** All node types, in the order of the registries: our own, then the actions of apps. */
export const allDefinitions: readonly NodeDefinition[] = [...byType.values()];

export const findDefinition = (type: string): NodeDefinition | undefined => byType.get(type);
