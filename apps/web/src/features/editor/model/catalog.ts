import { portsOf } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { createNodeCatalog } from '@hookline/node-kit';
import { allDefinitions } from '../../../shared/canvas/index.js';

/** What the domain must know of node types, made from the definitions in this build. */
export const catalog = createNodeCatalog(allDefinitions);

/** A node of a type that this build does not know is drawn with one output. */
export const portsOfNode = (node: GraphNode): readonly string[] => portsOf(node, catalog) ?? ['out'];

export const isTrigger = (node: GraphNode): boolean => catalog.find(node.type)?.trigger ?? false;
