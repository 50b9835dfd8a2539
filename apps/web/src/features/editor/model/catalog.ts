import { portsOf } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { createNodeCatalog } from '@hookline/node-kit';
import { allDefinitions } from '../../../shared/nodes/index.js';

/** The node catalogue for the domain, made from the definitions in this build. */
export const catalog = createNodeCatalog(allDefinitions);

/** A node of an unknown type has one output. */
export const portsOfNode = (node: GraphNode): readonly string[] => portsOf(node, catalog) ?? ['out'];

export const isTrigger = (node: GraphNode): boolean => catalog.find(node.type)?.trigger ?? false;
