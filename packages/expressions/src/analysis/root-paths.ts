/**
 * Finds the paths of a syntax tree that start at the scope (`steps.http1.body`), with their places. Names inside a
 * filter, a grouping or after a list start at the item there, and are left out.
 */
import { isA, isNode, nodesOf, positionOf, type SyntaxNode } from '../evaluate/syntax/syntax-tree.js';

export interface RootPath {
  readonly names: readonly string[];
  /** Offset of the end of each name in the expression, as JSONata tells it. */
  readonly ends: readonly (number | undefined)[];
}

export function rootPathsOf(tree: unknown): readonly RootPath[] {
  const paths: RootPath[] = [];
  const visit = (node: unknown, atRoot: boolean): void => {
    if (Array.isArray(node)) for (const item of node) visit(item, atRoot);
    if (!isNode(node)) return;
    if (isA(node, 'path')) return visitPath(node, atRoot);
    const lookup = atRoot ? stepLookup(node) : undefined;
    if (lookup) paths.push(lookup);
    for (const [key, child] of Object.entries(node)) {
      if (typeof child === 'object' && child !== null) visit(child, atRoot && !isRelative(key));
    }
  };
  const visitPath = (path: SyntaxNode, atRoot: boolean): void => {
    const steps = nodesOf(path['steps']);
    const [first] = steps;
    const absolute = isA(first, 'variable') && (first['value'] === '$' || (atRoot && first['value'] === ''));
    const found = namesOf(absolute ? steps.slice(1) : atRoot ? steps : []);
    if (found.names.length > 0) paths.push(found);
    steps.forEach((step, index) => {
      visit(step['stages'], false);
      visit(step['predicate'], false);
      if (!isA(step, 'name')) visit(step, atRoot && index === 0);
    });
    visit(path['group'], false);
  };
  visit(tree, true);
  return paths;
}

/** The child nodes under these keys are evaluated once per item of the result before them. */
const isRelative = (key: string): boolean =>
  ['predicate', 'stages', 'group', 'pattern', 'update', 'delete'].includes(key);

/** Names up to the first step that is more than a name. */
function namesOf(steps: readonly SyntaxNode[]): RootPath {
  const names: string[] = [];
  const ends: (number | undefined)[] = [];
  for (const step of steps) {
    if (!isA(step, 'name') || typeof step['value'] !== 'string') break;
    names.push(step['value']);
    ends.push(positionOf(step));
  }
  return { names, ends };
}

/** `$lookup(steps, "http1")`. */
function stepLookup(node: SyntaxNode): RootPath | undefined {
  if (!isA(node, 'function') || !isNode(node['procedure']) || node['procedure']['value'] !== 'lookup') return undefined;
  const [object, key] = nodesOf(node['arguments']);
  if (!isA(object, 'path') || !isA(key, 'string') || typeof key['value'] !== 'string') return undefined;
  const { names, ends } = namesOf(nodesOf(object['steps']));
  return names.length === 1 && names[0] === 'steps'
    ? { names: [...names, key['value']], ends: [...ends, positionOf(key)] }
    : undefined;
}
