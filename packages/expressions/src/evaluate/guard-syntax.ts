/**
 * Refuses expressions that could reach code from data or block the process, before they run: prototype names, `$eval`, replaced
 * built-ins, patterns without a linear-time form, signatures that become exponential patterns.
 */
import { ExpressionError } from '../expression-error.js';
import { suggestFunction } from './functions/describe-unknown-function.js';
import { compilePattern } from './pattern/linear-regex.js';
import { isForbiddenName } from './syntax/forbidden-names.js';
import { NodeRoles } from './syntax/node-roles.js';
import { isA, isNode, nodesOf, positionOf, type SyntaxNode } from './syntax/syntax-tree.js';
import type { WatchedSyntax } from './watch-evaluation.js';

export interface SyntaxFacts extends WatchedSyntax {
  /** `path[]` marks the list that it finds, so it must not be given a list of ours. */
  readonly marksLists: boolean;
}

const EVAL_REFUSED = '$eval cannot be used. Write the expression itself; for JSON inside a text, use $parseJson(text).';
const MAX_NESTING = 200;
const MAX_SIGNATURE = 40;

/** JSONata looks these up by name at run time: a variable of that name would replace them. */
const PROTECTED = new Set(['clone', 'eval']);

/** @throws ExpressionError */
export function guardSyntax(root: unknown): SyntaxFacts {
  let marksLists = false;
  let hasWildcards = false;
  const roles = new NodeRoles();
  const seen = new Set<object>();
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    if (depth > MAX_NESTING)
      throw new ExpressionError('expression.too-deep', 'The expression nests too deeply. Split it.');
    seen.add(value);
    if (isNode(value)) {
      guardNode(value);
      roles.read(value);
      hasWildcards ||= isA(value, 'wildcard', 'descendant');
      marksLists ||= value['keepSingletonArray'] === true || value['keepArray'] === true;
    }
    for (const child of Object.values(value)) visit(child, depth + 1);
  };
  visit(root, 0);
  return { marksLists, hasWildcards, roles };
}

function guardNode(node: SyntaxNode): void {
  const { value } = node;
  if (isA(node, 'name', 'variable') && isForbiddenName(value))
    refuse(`The name ${String(value)} cannot be used.`, node);
  if (isA(node, 'string') && value === '__proto__') refuse('The name __proto__ cannot be used.', node);
  if (isA(node, 'variable') && value === 'eval') refuse(EVAL_REFUSED, node);
  if (isA(node, 'name')) guardBrackets(node);
  if (isA(node, 'bind')) guardBinding(node['lhs']);
  if (isA(node, 'lambda')) guardLambda(node);
  if (isA(node, 'function', 'partial')) guardCall(node);
  if (isA(node, 'regex') && value instanceof RegExp) compilePattern(value.source, value.flags.replace('g', ''));
  if (isA(node, 'unary') && value === '{') guardKeys(node['lhs']);
  if (isNode(node['group'])) guardKeys(node['group']['lhs']);
}

/** `steps["http1"]` looks like JavaScript, but brackets filter, and a text is always true: it would give all of `steps`. */
function guardBrackets(node: SyntaxNode): void {
  const filters = nodesOf(node['stages']).map((stage) => stage['expr']);
  const text = filters.find((filter) => isA(filter, 'string'));
  if (!isNode(text)) return;
  const [name, key] = [String(node['value']), String(text['value'])];
  const written = /^[A-Za-z_]\w*$/.test(key) ? key : `\`${key}\``;
  throw new ExpressionError('expression.syntax', `Brackets filter a list. Write ${name}.${written}.`, positionOf(text));
}

function guardBinding(target: unknown): void {
  if (isNode(target) && typeof target['value'] === 'string' && PROTECTED.has(target['value'])) {
    refuse(`$${target['value']} is a built-in function. Choose another name.`, target);
  }
}

function guardLambda(node: SyntaxNode): void {
  nodesOf(node['arguments']).forEach(guardBinding);
  const signature = isNode(node['signature']) ? String(node['signature']['definition']) : '';
  if (signature.length > MAX_SIGNATURE || signature.split('+').length > 2) {
    refuse('The signature of this function is too long. Leave it out.', node);
  }
}

function guardCall(node: SyntaxNode): void {
  const { procedure } = node;
  if (isA(procedure, 'path', 'name')) {
    const name = String(nodesOf(procedure['steps'])[0]?.['value'] ?? procedure['value']);
    throw new ExpressionError(
      'expression.syntax',
      `Functions start with $. Did you mean $${suggestFunction(name) ?? name}(…)?`,
      positionOf(node),
    );
  }
  for (const argument of nodesOf(node['arguments'])) guardText(argument);
}

/** Pairs of key and value. */
function guardKeys(pairs: unknown): void {
  if (!Array.isArray(pairs)) return;
  for (const pair of pairs) if (Array.isArray(pair) && isNode(pair[0])) guardText(pair[0]);
}

function guardText(node: SyntaxNode): void {
  if (isA(node, 'string') && isForbiddenName(node['value'])) {
    refuse(`The name ${String(node['value'])} cannot be used.`, node);
  }
}

function refuse(message: string, node: SyntaxNode): never {
  throw new ExpressionError('expression.refused', message, positionOf(node));
}
