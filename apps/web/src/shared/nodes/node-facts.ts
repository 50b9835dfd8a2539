import { ERROR_PORT } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { outputPorts } from '@hookline/node-kit';
import type { IconName, NodeCategory } from '@hookline/node-kit';
import { findDefinition } from './definitions.js';

/** The facts that a card shows besides the name. Unknown types are supported, too. */
export interface NodeFacts {
  readonly title: string;
  /** The second line: `HTTP request · POST`. */
  readonly caption: string;
  readonly icon: IconName | undefined;
  readonly category: NodeCategory;
  readonly trigger: boolean;
  readonly ports: readonly string[];
}

export function nodeFacts(node: GraphNode): NodeFacts {
  const known = remembered.get(node);
  if (known) return known;
  const facts = readFacts(node);
  remembered.set(node, facts);
  return facts;
}

/** Nodes are immutable, so their facts are computed once. */
const remembered = new WeakMap<GraphNode, NodeFacts>();

function readFacts(node: GraphNode): NodeFacts {
  const definition = findDefinition(node.type);
  if (!definition) {
    return {
      title: node.type,
      caption: `${node.type} · unknown`,
      icon: undefined,
      category: 'app',
      trigger: false,
      ports: ['out'],
    };
  }
  const ports = outputPorts(definition, node.config);
  const detail = definition.caption?.(node.config);
  return {
    title: definition.title,
    caption: node.disabled ? 'Off, steps go around it' : detail ? `${definition.title} · ${detail}` : definition.title,
    icon: definition.icon,
    category: definition.category,
    trigger: definition.trigger !== null,
    ports: node.onError === 'branch' ? [...ports, ERROR_PORT] : ports,
  };
}
