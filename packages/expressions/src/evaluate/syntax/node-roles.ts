/**
 * What the parent operation does with a node's value. JSONata's hooks report nodes and values, never the operation, so
 * compiling marks the operands once.
 */
import { isA, isNode, nodesOf, type SyntaxNode } from './syntax-tree.js';

/**
 * `compared`: read to its end by = < in ^( ). `joined`: made a text by &. `decided`: asked whether it is true.
 * `argument`: given to a function. `merged`: its fields are written into each match of a transform. `grouped`: the key
 * under which an item is put.
 */
export type NodeRole = 'compared' | 'joined' | 'decided' | 'argument' | 'merged' | 'grouped';

const COMPARES = new Set(['=', '!=', '<', '<=', '>', '>=', 'in']);

export class NodeRoles {
  readonly #roles = new WeakMap<object, NodeRole>();

  find(node: object): NodeRole | undefined {
    return this.#roles.get(node);
  }

  /** Marks the operands of this node. */
  read(node: SyntaxNode): void {
    const { value } = node;
    if (isA(node, 'binary') && typeof value === 'string') {
      if (COMPARES.has(value)) this.#mark('compared', node['lhs'], node['rhs']);
      if (value === '&') this.#mark('joined', node['lhs'], node['rhs']);
      if (value === 'and' || value === 'or') this.#mark('decided', node['lhs'], node['rhs']);
    }
    if (isA(node, 'condition')) this.#mark('decided', node['condition']);
    if (isA(node, 'lambda')) this.#mark('decided', node['body']);
    if (isA(node, 'transform')) this.#mark('merged', node['update'], node['delete']);
    if (isA(node, 'function', 'partial')) this.#mark('argument', ...nodesOf(node['arguments']));
    if (isA(node, 'apply')) this.#mark('argument', node['lhs']);
    if (isA(node, 'filter')) this.#mark('decided', node['expr']);
    this.#mark('compared', ...nodesOf(node['terms']).map((term) => term['expression']));
    const { group } = node;
    if (isNode(group) && Array.isArray(group['lhs'])) {
      this.#mark(
        'grouped',
        ...group['lhs'].map((pair: unknown) => (Array.isArray(pair) ? (pair[0] as unknown) : pair)),
      );
    }
  }

  #mark(role: NodeRole, ...nodes: unknown[]): void {
    for (const node of nodes) if (isNode(node)) this.#roles.set(node, role);
  }
}
