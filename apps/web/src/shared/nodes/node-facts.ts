import { ERROR_PORT } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { outputPorts } from '@hookline/node-kit';
import type { IconName, NodeApp, NodeCategory, NodeDefinition } from '@hookline/node-kit';
import { findDefinition } from './definitions.js';

/** The facts that a card shows besides the name. Unknown types are supported, too. */
export interface NodeFacts {
  readonly title: string;
  /** The title, with the name of the app that it is an action of: `Acme · Create order`. */
  readonly kind: string;
  /** The second line: `HTTP request · POST`. */
  readonly caption: string;
  readonly app: NodeApp | null;
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
      kind: node.type,
      caption: `${node.type} · unknown`,
      app: null,
      icon: undefined,
      category: 'app',
      trigger: false,
      ports: ['out'],
    };
  }
  const ports = outputPorts(definition, node.config);
  return {
    title: definition.title,
    kind: kindOf(definition),
    caption: node.disabled ? 'Off, steps go around it' : captionOf(definition, node.config),
    app: definition.app,
    icon: definition.icon,
    category: definition.category,
    trigger: definition.trigger !== null,
    ports: node.onError === 'branch' ? [...ports, ERROR_PORT] : ports,
  };
}

/** What a step is: `HTTP request`, or the app and its action. */
const kindOf = ({ app, title }: Pick<NodeDefinition, 'app' | 'title'>): string =>
  app ? `${app.name} · ${title}` : title;

/** What a step is, and a short fact of its settings: `HTTP request · POST`. */
export const captionOf = (definition: NodeDefinition, config: GraphNode['config']): string =>
  [kindOf(definition), definition.caption?.(config)].filter(Boolean).join(' · ');
