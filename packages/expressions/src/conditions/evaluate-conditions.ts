import { matchesPattern } from '../evaluate/linear-regex.js';
import { contains, isEmpty, isEqual, isMissing, isOneOf, order, orderInTime } from './compare.js';
import { isConditionGroup, type ConditionGroup, type ConditionRule } from './condition.js';
import type { ConditionOperator } from './operators.js';
import { toText } from '../template/to-text.js';

/**
 * Whether resolved conditions hold. A group without rules holds.
 * @throws ExpressionError `expression.refused` when a pattern cannot be used
 */
export const evaluateConditions = (group: ConditionGroup): boolean =>
  group.combinator === 'and' ? group.rules.every(holds) : group.rules.length === 0 || group.rules.some(holds);

/** @throws ExpressionError `expression.refused` when a pattern cannot be used */
export const evaluateRule = (rule: ConditionRule): boolean => TESTS[rule.operator](rule.left, rule.right);

const holds = (entry: ConditionRule | ConditionGroup): boolean =>
  isConditionGroup(entry) ? evaluateConditions(entry) : evaluateRule(entry);

const compares = (result: number | undefined, test: (result: number) => boolean): boolean =>
  result !== undefined && test(result);

const isTrue = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && /^\s*true\s*$/i.test(value));
const isFalse = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && /^\s*false\s*$/i.test(value));

const TESTS: Readonly<Record<ConditionOperator, (left: unknown, right: unknown) => boolean>> = {
  equals: isEqual,
  'not-equals': (left, right) => !isEqual(left, right),
  contains,
  'not-contains': (left, right) => !contains(left, right),
  'starts-with': (left, right) => !isMissing(left) && toText(left).startsWith(toText(right)),
  'ends-with': (left, right) => !isMissing(left) && toText(left).endsWith(toText(right)),
  matches: (left, right) => !isMissing(left) && matchesPattern(toText(right), toText(left)),
  'greater-than': (left, right) => compares(order(left, right), (result) => result > 0),
  'at-least': (left, right) => compares(order(left, right), (result) => result >= 0),
  'less-than': (left, right) => compares(order(left, right), (result) => result < 0),
  'at-most': (left, right) => compares(order(left, right), (result) => result <= 0),
  before: (left, right) => compares(orderInTime(left, right), (result) => result < 0),
  after: (left, right) => compares(orderInTime(left, right), (result) => result > 0),
  'is-one-of': isOneOf,
  exists: (left) => !isMissing(left),
  'not-exists': (left) => isMissing(left),
  'is-empty': (left) => isEmpty(left),
  'not-empty': (left) => !isEmpty(left),
  'is-true': isTrue,
  'is-false': isFalse,
};
