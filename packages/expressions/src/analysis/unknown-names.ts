import { compile } from '../evaluate/compile.js';
import { describeUnknownFunction } from '../evaluate/functions/describe-unknown-function.js';
import { FUNCTION_NAMES, isFunctionName } from '../evaluate/functions/function-names.js';
import { isA, isNode, nodesOf, type SyntaxNode } from '../evaluate/syntax/syntax-tree.js';
import { SCOPE_NAMES } from '../scope.js';
import { findSimilar } from '../values/find-similar.js';
import { pathsOf } from './references-of.js';

/** A name in an expression that is not defined. */
export interface UnknownName {
  /** `function`: it is called, or handed over, and does not exist. `variable`: nothing gives it a value. `name`: the first of a path. */
  readonly kind: 'function' | 'variable' | 'name';
  /** As it is written, with its `$`. */
  readonly name: string;
  /** What is wrong and what was probably meant, in one sentence or two. */
  readonly message: string;
}

const scopeNames: ReadonlySet<string> = new Set(SCOPE_NAMES);

/** Every one once. @throws ExpressionError `expression.syntax`, `expression.refused` */
export function unknownNames(source: string): readonly UnknownName[] {
  const roots = pathsOf(source).flatMap(({ names: [first] }) => first ?? []);
  const names = [...new Set(roots)].filter((name) => !scopeNames.has(name)).map((name) => describeName(name, source));
  const { path, program } = compile(source);
  return path ? names : [...unknownVariables(program().expression.ast()), ...names];
}

function unknownVariables(tree: unknown): readonly UnknownName[] {
  const used = new Map<string, boolean>();
  const bound = new Set<string>(['', '$']);
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) return value.forEach((item) => visit(item, key));
    if (!isNode(value)) return;
    for (const name of boundBy(value)) bound.add(name);
    if (isA(value, 'variable') && typeof value['value'] === 'string') {
      used.set(value['value'], (used.get(value['value']) ?? false) || key === 'procedure');
    }
    for (const [name, child] of Object.entries(value)) if (typeof child === 'object') visit(child, name);
  };
  visit(tree, '');
  return [...used]
    .filter(([name]) => !bound.has(name) && !isFunctionName(name))
    .map(([name, isCalled]) => (isCalled ? functionNamed(name) : describeVariable(name, bound)));
}

/** `$x := …`, the parameters of a function, `@$x`, `#$x`. */
function boundBy(node: SyntaxNode): readonly string[] {
  const named = [
    ...(isA(node, 'bind') ? [node['lhs']] : []),
    ...(isA(node, 'lambda') ? nodesOf(node['arguments']) : []),
  ].map((target) => (isNode(target) ? target['value'] : undefined));
  const stages = nodesOf(node['stages']).map((stage) => (isA(stage, 'index') ? stage['value'] : undefined));
  return [...named, ...stages, node['focus'], node['index']].filter((name) => typeof name === 'string');
}

const functionNamed = (name: string): UnknownName => ({
  kind: 'function',
  name: `$${name}`,
  message: describeUnknownFunction(name),
});

function describeVariable(name: string, bound: ReadonlySet<string>): UnknownName {
  const isScope = scopeNames.has(name);
  const meant = findSimilar(
    name,
    [...bound, ...FUNCTION_NAMES].filter((one) => one.length > 1),
  );
  const advice = isScope
    ? `Did you mean ${name}?`
    : meant === undefined
      ? 'Give it one first: $… := …'
      : `Did you mean $${meant}?`;
  return { kind: 'variable', name: `$${name}`, message: `Nothing gives $${name} a value. ${advice}` };
}

/** Where people look for the parts of an event first. */
const PARTS = new Set(['body', 'headers', 'query', 'method', 'data', 'payload', 'event', 'json', 'params', 'request']);

function describeName(name: string, source: string): UnknownName {
  const dashed = dashedName(name, source);
  const subject = `${name.slice(0, 60)} is no name here.`;
  if (dashed !== undefined) {
    const message = `${dashed} is read as a subtraction. Put names with a dash in backticks, as in trigger.headers.\`${dashed}\`.`;
    return { kind: 'name', name, message };
  }
  const meant = findSimilar(name, SCOPE_NAMES);
  if (meant !== undefined) return { kind: 'name', name, message: `${subject} Did you mean ${meant}?` };
  const advice = PARTS.has(name.toLowerCase())
    ? `Did you mean trigger.${name === 'data' || name === 'payload' || name === 'json' ? 'body' : name}?`
    : `Paths start with ${SCOPE_NAMES.slice(0, -1).join(', ')} or ${SCOPE_NAMES.at(-1) ?? ''}.`;
  return { kind: 'name', name, message: `${subject} ${advice}` };
}

/** A dash before anything but a letter is a subtraction indeed. */
const BETWEEN_DASHED = /[^\w-]+|-(?![A-Za-z_])/;
const MAX_DASHED = 200;

const isDashed = (text: string): boolean => text.includes('-') && text.length <= MAX_DASHED;

/** `x-github-event` around `x`, where it is written without blanks. */
function dashedName(name: string, source: string): string | undefined {
  if (!source.includes('-') || name.length > 60) return undefined;
  return source
    .split(BETWEEN_DASHED)
    .map((dashed) => dashed.replace(/^\d\w*-/, ''))
    .find((dashed) => isDashed(dashed) && dashed.split('-').includes(name));
}
