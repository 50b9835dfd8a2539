import type { ExpressionScope } from '../scope.js';
import { compile } from './compile.js';
import { readPlainPath } from './syntax/plain-path.js';
import { isA, isNode, nodesOf, type SyntaxNode } from './syntax/syntax-tree.js';

/**
 * Turns the value of an expression into a list, for a field that needs one. JSONata returns a single match as that match and
 * none as undefined; XML and forms write a list of one like a single value. So one value becomes a list of one, and undefined
 * an empty list. It stays undefined only where a plain path already fails before its last name, which is probably a typing
 * error.
 */
export function toList(source: string, value: unknown, scope: ExpressionScope): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) return [value];
  const { path } = compile(source);
  if (value === null || !path) return [];
  const above = readPlainPath(path.slice(0, -1), scope);
  const isThere = !above.found || (typeof above.value === 'object' && above.value !== null);
  return isThere && path.length > 1 ? [] : undefined;
}

/** Functions that return a list, which JSONata reduces to its only item. */
const GIVE_LISTS = new Set([
  'map',
  'filter',
  'distinct',
  'sort',
  'keys',
  'each',
  'spread',
  'split',
  'match',
  'append',
  'reverse',
  'shuffle',
  'zip',
  'parseCsv',
]);

/**
 * Whether an expression means a list, however many matches it has: a filter, a path through a list, a function that returns
 * one. `labels.name` over one label is a list of one name, and not a text.
 * @throws ExpressionError `expression.syntax`, `expression.refused`
 */
export function meansList(source: string, scope: ExpressionScope): boolean {
  const { path, program } = compile(source);
  if (path) return leadsThroughList(path, scope);
  const root: unknown = program().expression.ast();
  return isNode(root) && nodeMeansList(root, scope);
}

function nodeMeansList(node: SyntaxNode, scope: ExpressionScope): boolean {
  if (isA(node, 'function')) {
    const name = isNode(node['procedure']) ? node['procedure']['value'] : undefined;
    return typeof name === 'string' && GIVE_LISTS.has(name);
  }
  if (isA(node, 'apply')) return isNode(node['rhs']) && nodeMeansList(node['rhs'], scope);
  if (!isA(node, 'path') || isNode(node['group'])) return false;
  const steps = nodesOf(node['steps']);
  if (steps.some(filters)) return true;
  const names = steps.map((step) => (isA(step, 'name') ? step['value'] : undefined));
  const known = names.slice(0, names.findIndex((name) => typeof name !== 'string') + 1 || names.length);
  return leadsThroughList(
    known.filter((name) => typeof name === 'string'),
    scope,
  );
}

/** `[0]` picks one; every other filter may let several through. */
const filters = (step: SyntaxNode): boolean =>
  isA(step, 'wildcard', 'descendant', 'sort') ||
  [...nodesOf(step['stages']), ...nodesOf(step['predicate'])].some((stage) => !isNumber(stage['expr']));

const isNumber = (node: unknown): boolean =>
  isA(node, 'number') || (isA(node, 'unary') && node['value'] === '-' && isA(node['expression'], 'number'));

function leadsThroughList(path: readonly (string | number)[], scope: ExpressionScope): boolean {
  let current: unknown = scope;
  for (const [index, part] of path.entries()) {
    if (Array.isArray(current) && typeof part === 'string') return true;
    if (typeof current !== 'object' || current === null) return false;
    current =
      typeof part === 'number'
        ? Array.isArray(current)
          ? (current as unknown[]).at(part)
          : current
        : Object.hasOwn(current, part)
          ? (Reflect.get(current, part) as unknown)
          : undefined;
    if (index === path.length - 1) return false;
  }
  return false;
}
