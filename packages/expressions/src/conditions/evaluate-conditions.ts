import { toText } from '../template/to-text.js';
import { contains, isEmpty, isEqual, isMissing, isOneOf, readBoolean } from './compare.js';
import { isConditionGroup, type ConditionGroup, type ConditionRule } from './condition.js';
import { isMatch } from './is-match.js';
import { OPERATOR_FACTS } from './operators.js';
import { order, orderInTime } from './order.js';

/**
 * Whether resolved conditions hold. A group without rules holds; one inside another group says nothing.
 * @param zone an IANA name: where a time without a zone counts. UTC when left out
 * @throws ExpressionError `expression.refused` when a pattern cannot be used, `expression.too-large`, `expression.too-deep`
 */
export function evaluateConditions({ combinator, rules }: ConditionGroup, zone?: string): boolean {
  const decisive = combinator === 'or';
  let said = false;
  for (const entry of rules) {
    if (isConditionGroup(entry) && entry.rules.length === 0) continue;
    said = true;
    if (entryHolds(entry, zone) === decisive) return decisive;
  }
  return !said || !decisive;
}

/**
 * Whether one resolved rule holds. What cannot be compared does not: `explainConditions` says why.
 * @param zone as for evaluateConditions
 * @throws ExpressionError as evaluateConditions
 */
export function evaluateRule(rule: ConditionRule, zone?: string): boolean {
  const { left, operator, right } = rule;
  if (rule.unset === true || (OPERATOR_FACTS[operator].needsRight && isNothing(right))) return false;
  switch (operator) {
    case 'equals':
      return isEqual(left, right);
    case 'not-equals':
      return !isEqual(left, right);
    case 'contains':
      return contains(left, right);
    case 'not-contains':
      return !contains(left, right);
    case 'starts-with':
      return !isMissing(left) && toText(left).startsWith(toText(right));
    case 'ends-with':
      return !isMissing(left) && toText(left).endsWith(toText(right));
    case 'matches':
      return !isMissing(left) && isMatch(toText(left), toText(right));
    case 'greater-than':
      return (order(left, right, zone) ?? NaN) > 0;
    case 'at-least':
      return (order(left, right, zone) ?? NaN) >= 0;
    case 'less-than':
      return (order(left, right, zone) ?? NaN) < 0;
    case 'at-most':
      return (order(left, right, zone) ?? NaN) <= 0;
    case 'before':
      return (orderInTime(left, right, zone) ?? NaN) < 0;
    case 'after':
      return (orderInTime(left, right, zone) ?? NaN) > 0;
    case 'is-one-of':
      return isOneOf(left, right);
    case 'exists':
      return !isMissing(left);
    case 'not-exists':
      return isMissing(left);
    case 'is-empty':
      return isEmpty(left);
    case 'not-empty':
      return !isEmpty(left);
    case 'is-true':
      return readBoolean(left) === true;
    case 'is-false':
      return readBoolean(left) === false;
  }
}

/** Nothing to compare with. Blanks alone may be meant: `contains` a space. */
export const isNothing = (right: unknown): boolean => isMissing(right) || right === '';

const entryHolds = (entry: ConditionRule | ConditionGroup, zone: string | undefined): boolean =>
  isConditionGroup(entry) ? evaluateConditions(entry, zone) : evaluateRule(entry, zone);
