/**
 * JSONata tells its debugger of every node that it enters and leaves. We listen there to see each value that an
 * expression builds, before the next operation makes it bigger.
 */
import type jsonata from 'jsonata';
import { ExpressionError } from '../expression-error.js';
import type { ExpressionLimits } from '../limits.js';
import { guardSize } from './measure.js';
import { isA, isNode } from './syntax-tree.js';

declare module 'jsonata' {
  interface Expression {
    assign(name: symbol, value: unknown): void;
  }
}

const ENTRY = Symbol.for('jsonata.__evaluate_entry');
const EXIT = Symbol.for('jsonata.__evaluate_exit');

/** What only looks at values passes them on; these make new ones. */
const BUILDERS = ['unary', 'binary', 'function', 'apply', 'partial', 'path'] as const;

export function watchValues(expression: jsonata.Expression, limits: ExpressionLimits): void {
  const limit = limits.outputSize * 4;

  expression.assign(ENTRY, (node: unknown, input: unknown) => {
    if (!isA(node, 'wildcard', 'descendant') || !isNode(input)) return;
    if (Object.keys(input).length > limits.items) throw tooMany(limits.items);
  });

  expression.assign(EXIT, (node: unknown, _input: unknown, _environment: unknown, result: unknown) => {
    if (!isA(node, ...BUILDERS)) return;
    if (typeof result === 'string' ? result.length > limit : isBuilt(node, result)) guardSize(result, limit);
    if (isA(node, 'unary', 'function') && isNode(result)) guardOwnNames(result);
  });
}

/** A path that found one thing hands on what was there before; one that found several has built a list of them. */
const isBuilt = (node: object, result: unknown): boolean =>
  typeof result === 'object' && result !== null && (!isA(node, 'path') || 'sequence' in result);

/** Names can be put together at run time (`"__pro" & "to__"`), where reading the syntax does not see them. */
function guardOwnNames(result: object): void {
  if (Object.hasOwn(result, '__proto__') && Object.getPrototypeOf(result) === null) {
    throw new ExpressionError('expression.refused', 'The name __proto__ cannot be used.');
  }
}

const tooMany = (items: number): ExpressionError =>
  new ExpressionError('expression.too-large', `The expression makes a list of more than ${items} items.`);
