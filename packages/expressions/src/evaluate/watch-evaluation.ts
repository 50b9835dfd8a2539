/**
 * Uses JSONata's debugger hooks, which report each frame created and each node evaluated. The first frame of an evaluation gets
 * our guards, our regex engine and the budget; each value is charged before the next operation can grow it.
 */
import type jsonata from 'jsonata';
import { ExpressionError } from '../expression-error.js';
import type { Budget } from './bounds/budget.js';
import { letOthersWork } from './bounds/take-turns.js';
import { linearRegexEngine } from './pattern/linear-regex.js';
import type { NodeRoles } from './syntax/node-roles.js';
import { isA, isNode } from './syntax/syntax-tree.js';

declare module 'jsonata' {
  interface Expression {
    assign(name: symbol, value: unknown): void;
  }
}

const FRAME = Symbol.for('jsonata.__createFrame_push');
const ENTRY = Symbol.for('jsonata.__evaluate_entry');
const EXIT = Symbol.for('jsonata.__evaluate_exit');
const BUDGET = Symbol('budget');

/** The cost of one node, in microseconds: JSONata makes several promises for it. */
const NODE_WORK = 3;

/** Operations that build new values; all others pass existing ones on. */
const BUILDERS = ['unary', 'binary', 'function', 'apply', 'partial', 'path', 'wildcard', 'descendant'] as const;

/** The evaluation that is beginning. JSONata makes its first frame before it first waits, so there is only one. */
let beginning: Budget | undefined;

export interface WatchedSyntax {
  readonly roles: NodeRoles;
  /** `*` and `**` do all their work in one call, so they are charged before it. */
  readonly hasWildcards: boolean;
}

export function watchEvaluation(expression: jsonata.Expression, syntax: WatchedSyntax): void {
  expression.assign(FRAME, (parent: unknown, frame: unknown) => {
    if (!beginning || !isNode(parent) || parent['base'] !== undefined || !isNode(frame)) return;
    equip(frame, beginning);
    beginning = undefined;
  });
  if (syntax.hasWildcards) expression.assign(ENTRY, enter);
  expression.assign(EXIT, (node: unknown, input: unknown, environment: unknown, result: unknown) => {
    const budget = budgetOf(environment);
    if (!budget || !isNode(node)) return undefined;
    leave(node, input, result, syntax.roles.find(node), budget);
    return budget.isTurnOver ? letOthersWork().then(() => budget.resume()) : undefined;
  });
}

/** @throws what JSONata throws (the promise rejects with it) */
export function evaluateWithin(expression: jsonata.Expression, input: unknown, budget: Budget): Promise<unknown> {
  beginning = budget;
  budget.resume();
  const result: Promise<unknown> = expression.evaluate(input);
  beginning = undefined;
  return result;
}

/** The budget of the evaluation that a frame belongs to. */
export function budgetOf(environment: unknown): Budget | undefined {
  const base: unknown = isNode(environment) ? environment['base'] : undefined;
  return isNode(base) ? (Reflect.get(base, BUDGET) as Budget | undefined) : undefined;
}

/** JSONata assigns these afterwards; a read-only property keeps ours. */
function equip(frame: object, budget: Budget): void {
  const guardrails = (): void => {
    budget.spend(NODE_WORK);
    budget.tick();
    const depth: unknown = Reflect.get(frame, 'depth');
    if (typeof depth === 'number' && depth > budget.limits.depth) {
      throw new ExpressionError('expression.too-deep', 'The expression calls itself too deeply.');
    }
  };
  let engine: RegExpConstructor | undefined;
  keep(frame, 'guardrails', () => guardrails);
  keep(frame, 'RegexEngine', () => (engine ??= linearRegexEngine(budget)));
  Object.defineProperty(frame, BUDGET, { value: budget });
}

const keep = (frame: object, name: string, get: () => unknown): object =>
  Object.defineProperty(frame, name, { get, set: passOver });

const passOver = (): void => undefined;

function enter(node: unknown, input: unknown, environment: unknown): void {
  const budget = budgetOf(environment);
  if (!budget || !isA(node, 'wildcard', 'descendant') || typeof input !== 'object' || input === null) return;
  const { items } = budget.limits;
  const found = isA(node, 'wildcard') ? countFound(Object.values(input), items) : countFound([input], items, true);
  if (found > items) throw tooMany(items);
  // The list grows by being copied, once for each field that is a list.
  budget.spend(found / 10 + (isA(node, 'wildcard') ? (found * Math.min(found, Object.keys(input).length)) / 2_000 : 0));
}

/** Stops a little above `limit`. Empty lists count as well: to pass by them is work. */
function countFound(values: readonly unknown[], limit: number, below = false): number {
  let found = 0;
  const visit = (value: unknown, depth: number): void => {
    if (++found > limit || depth > 200 || typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && !below) return;
    for (const part of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
      if (found > limit) return;
      visit(part, depth + 1);
    }
  };
  for (const value of values) {
    visit(value, 0);
    if (found > limit) break;
  }
  return found;
}

// oxlint-disable-next-line max-params -- a budget beside what JSONata itself passes
function leave(node: object, input: unknown, result: unknown, role: string | undefined, budget: Budget): void {
  if (isA(node, ...BUILDERS)) {
    if (isBuilt(node, result)) budget.addBuilt(result, isA(node, 'binary'));
    if (isA(node, 'unary') && isNode(result)) guardOwnNames(result);
    if (isA(node, 'unary', 'partial')) budget.spend(constructionWork(input, result));
  }
  // A name is looked up in each item of a list, and of the lists in it, in one go.
  if (isA(node, 'name') && Array.isArray(input)) budget.spend(budget.weigh(input) / 50);
  if (role !== undefined) use(node, result, role, budget);
}

/** A path that found one thing hands on what was there before; one that found several has built a list of them. */
const isBuilt = (node: object, result: unknown): boolean =>
  typeof result === 'string'
    ? !isA(node, 'path')
    : typeof result === 'object' && result !== null && (!isA(node, 'path') || isSeveral(result));

/** A path that found one thing still holds it as a list of one here. */
const isSeveral = (result: object): boolean => 'sequence' in result && Array.isArray(result) && result.length > 1;

/** `[…]` appends and `{…}` groups by copying what is there so far. */
const constructionWork = (input: unknown, result: unknown): number =>
  10 +
  square(Array.isArray(result) ? result.length : 0) / 20_000 +
  square(Array.isArray(input) ? input.length : 0) / 2_000;

const square = (value: number): number => value * value;

function use(node: object, value: unknown, role: string, budget: Budget): void {
  if (role === 'grouped') return budget.spend(budget.count(node) / 2_000);
  if (typeof value === 'string') {
    if (role === 'compared') budget.spend(value.length / 4_000);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (role === 'compared') return budget.spend(budget.weigh(value) / 50);
  if (role === 'joined') {
    const size = budget.weigh(value);
    budget.spend(size / 50);
    return budget.build(size);
  }
  if (role === 'merged') {
    const fields = Array.isArray(value) ? value.length : Object.keys(value).length;
    budget.spend(fields / 10);
    return budget.build(16 * fields);
  }
  if (role === 'decided' && Array.isArray(value)) budget.spend(budget.weigh(value) / 200);
}

/** Names can be put together at run time (`"__pro" & "to__"`), where reading the syntax does not see them. */
function guardOwnNames(result: object): void {
  if (Object.hasOwn(result, '__proto__') && Object.getPrototypeOf(result) === null) {
    throw new ExpressionError('expression.refused', 'The name __proto__ cannot be used.');
  }
}

const tooMany = (items: number): ExpressionError =>
  new ExpressionError('expression.too-large', `The expression makes a list of more than ${items} items.`);
