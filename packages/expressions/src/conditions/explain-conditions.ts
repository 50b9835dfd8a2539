import { toText } from '../template/to-text.js';
import { isMissing } from './compare.js';
import { isConditionGroup, type ConditionGroup, type ConditionRule } from './condition.js';
import { evaluateConditions, evaluateRule } from './evaluate-conditions.js';
import type { ConditionOperator } from './operators.js';

/** Why conditions did not hold: the first rule that decided it, and a sentence for people. */
export interface ConditionsExplained {
  readonly holds: boolean;
  /** Where the deciding rule stands: `[1, 0]` is the first rule of the second entry, a group. */
  readonly rulePath?: readonly number[];
  /** `action is "labeled", not "opened"`. */
  readonly reason?: string;
}

/**
 * @param group resolved conditions; prepare them with `nameConditions`, so that the reason can say what was compared
 * @throws ExpressionError `expression.refused` when a pattern cannot be used
 */
export function explainConditions(group: ConditionGroup): ConditionsExplained {
  if (evaluateConditions(group)) return { holds: true };
  const failed = failedRules(group, []);
  const [first] = failed;
  if (!first) return { holds: false, reason: 'no condition holds' };
  const reasons = group.combinator === 'and' ? [first] : failed.slice(0, 3);
  const more = group.combinator === 'or' && failed.length > 3 ? ', …' : '';
  return { holds: false, rulePath: first.path, reason: reasons.map(sentenceOf).join(', and ') + more };
}

interface FailedRule {
  readonly rule: ConditionRule;
  readonly path: readonly number[];
}

function failedRules(group: ConditionGroup, above: readonly number[]): FailedRule[] {
  return group.rules.flatMap((entry, index): FailedRule[] => {
    const path = [...above, index];
    if (isConditionGroup(entry)) return evaluateConditions(entry) ? [] : failedRules(entry, path);
    return evaluateRule(entry) ? [] : [{ rule: entry, path }];
  });
}

function sentenceOf({ rule: { left, operator, right, name = 'the value' } }: FailedRule): string {
  const is = isMissing(left) ? `${name} does not exist` : `${name} is ${shown(left)}`;
  return `${is}${EXPECTED[operator](shown(right))}`;
}

/** What was wanted instead, after "action is "labeled"…". */
const EXPECTED: Readonly<Record<ConditionOperator, (right: string) => string>> = {
  equals: (right) => `, not ${right}`,
  'not-equals': () => '',
  contains: (right) => ` and does not contain ${right}`,
  'not-contains': (right) => ` and contains ${right}`,
  'starts-with': (right) => ` and does not start with ${right}`,
  'ends-with': (right) => ` and does not end with ${right}`,
  matches: (right) => ` and does not match ${right}`,
  'greater-than': (right) => `, not more than ${right}`,
  'at-least': (right) => `, not at least ${right}`,
  'less-than': (right) => `, not less than ${right}`,
  'at-most': (right) => `, not at most ${right}`,
  before: (right) => `, not before ${right}`,
  after: (right) => `, not after ${right}`,
  'is-one-of': (right) => `, not one of ${right}`,
  exists: () => '',
  'not-exists': () => '',
  'is-empty': () => ', not empty',
  'not-empty': () => ', which is empty',
  'is-true': () => ', not true',
  'is-false': () => ', not false',
};

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : isMissing(value) ? 'nothing' : toText(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
