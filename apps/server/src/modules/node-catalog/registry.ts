import { appDefinitions } from '@hookline/apps/definitions';
import { appExecutors } from '@hookline/apps/executors';
import type { NodeCatalog } from '@hookline/domain';
import { createNodeCatalog, type NodeDefinition, type NodeExecutor } from '@hookline/node-kit';
import { nodeDefinitions } from '@hookline/nodes/definitions';
import { nodeExecutors } from '@hookline/nodes/executors';

/** The node types of this Hookline as the domain's catalogue. */
export const nodeCatalog: NodeCatalog = createNodeCatalog([
  ...Object.values(nodeDefinitions),
  ...Object.values(appDefinitions),
]);

const definitions = new Map<string, NodeDefinition>(Object.entries({ ...nodeDefinitions, ...appDefinitions }));
const executors = new Map<string, NodeExecutor>(Object.entries({ ...nodeExecutors, ...appExecutors }));

export const listDefinitions = (): NodeDefinition[] => [...definitions.values()];
export const findDefinition = (type: string): NodeDefinition | undefined => definitions.get(type);
export const findExecutor = (type: string): NodeExecutor | undefined => executors.get(type);
