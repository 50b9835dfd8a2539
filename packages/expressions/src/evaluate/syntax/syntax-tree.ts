/** What we read of JSONata's syntax tree. It is data from outside our types, so every look at it is checked. */
export interface SyntaxNode {
  readonly [key: string]: unknown;
}

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const nodesOf = (value: unknown): readonly SyntaxNode[] => (Array.isArray(value) ? value.filter(isNode) : []);

export const isA = (value: unknown, ...types: string[]): value is SyntaxNode =>
  isNode(value) && typeof value['type'] === 'string' && types.includes(value['type']);

export const positionOf = (node: SyntaxNode): number | undefined =>
  typeof node['position'] === 'number' ? node['position'] : undefined;
