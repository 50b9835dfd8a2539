import { toText } from '../template/to-text.js';
import { orderNumbers } from '../values/read-number.js';
import { isMissing } from './compare.js';
import { comparisonFault } from './comparison-fault.js';
import { isConditionGroup, type ConditionGroup, type ConditionRule } from './condition.js';
import { evaluateConditions, evaluateRule } from './evaluate-conditions.js';
import type { ConditionOperator } from './operators.js';
import { shown } from './shown.js';

/** Why conditions did not hold: the first rule that decided it, and a sentence for people. */
export interface ConditionsExplained {
  readonly holds: boolean;
  /** Where the deciding rule stands: `[1, 0]` is the first rule of the second entry, a group. */
  readonly rulePath?: readonly number[];
  /** `action is "labeled", not "opened"`. */
  readonly reason?: string;
  /** A rule that decided it had values that cannot be compared, or none; the reason says so: `100 EUR is no number`. */
  readonly isFault?: boolean;
}

const HOLDS: ConditionsExplained = Object.freeze({ holds: true });

/**
 * Evaluates conditions and says which rule decided. Costs a second evaluation when they do not hold.
 * @param group resolved conditions; prepare them with `nameConditions`, so that the reason can say what was compared
 * @param zone as for evaluateConditions
 * @throws ExpressionError as evaluateConditions
 */
export function explainConditions(group: ConditionGroup, zone?: string): ConditionsExplained {
  if (evaluateConditions(group, zone)) return HOLDS;
  const failed = failedRules(group, [], zone);
  const deciding = group.combinator === 'and' ? failed.slice(0, 1) : failed;
  const [first] = deciding;
  if (!first) return { holds: false, reason: 'no condition holds' };
  // Faults come first: those are what a person has to correct.
  const inOrder = [...deciding.filter(isFault), ...deciding.filter((rule) => !isFault(rule))];
  const more = deciding.length > 3 ? ', …' : '';
  const reason = inOrder.slice(0, 3).map(sentenceOf).join(', and ') + more;
  return { holds: false, rulePath: first.path, reason, ...(deciding.some(isFault) && { isFault: true }) };
}

interface FailedRule {
  readonly rule: ConditionRule;
  readonly path: readonly number[];
  readonly fault: string | undefined;
}

const isFault = ({ fault }: FailedRule): boolean => fault !== undefined;

function failedRules(group: ConditionGroup, above: readonly number[], zone: string | undefined): FailedRule[] {
  return group.rules.flatMap((entry, index): FailedRule[] => {
    const path = [...above, index];
    if (isConditionGroup(entry)) return evaluateConditions(entry, zone) ? [] : failedRules(entry, path, zone);
    return evaluateRule(entry, zone) ? [] : [{ rule: entry, path, fault: comparisonFault(entry, zone)?.message }];
  });
}

function sentenceOf({ rule, path, fault }: FailedRule): string {
  const { left, operator, right, name = 'the value' } = rule;
  if (rule.unset === true) return `condition ${(path.at(-1) ?? 0) + 1} has nothing to look at. Fill in its left side`;
  const is = isMissing(left) ? `${name} does not exist` : `${name} is ${shown(left)}`;
  if (fault !== undefined)
    return `${is}${isMissing(right) || right === '' ? '' : EXPECTED[operator](shown(right))}: ${fault}`;
  return `${is}${EXPECTED[operator](shown(right))}${isOtherwiseWritten(rule) ? ' (the same number, written differently)' : ''}`;
}

/** `20.00` does not equal `20`, although the author may have meant numbers. */
const isOtherwiseWritten = ({ left, operator, right }: ConditionRule): boolean =>
  operator === 'equals' && toText(left) !== toText(right) && orderNumbers(left, right) === 0;

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
