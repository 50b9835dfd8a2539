/** The operators of conditions, in the order in which a screen offers them. */
export const CONDITION_OPERATORS = [
  'equals',
  'not-equals',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'matches',
  'greater-than',
  'at-least',
  'less-than',
  'at-most',
  'before',
  'after',
  'is-one-of',
  'exists',
  'not-exists',
  'is-empty',
  'not-empty',
  'is-true',
  'is-false',
] as const;

/** One of {@link CONDITION_OPERATORS}. Stored in documents, so a name never changes. */
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** How a form shows an operator. */
export interface OperatorFacts {
  /** Between the operands on screen: `action` **is** `opened`. */
  readonly label: string;
  /** Whether it compares with a right operand. */
  readonly takesRight: boolean;
  /** Whether that operand has to be filled in: `is` may compare with nothing, `contains` may not. */
  readonly needsRight: boolean;
  readonly placeholder?: string;
}

const two = (label: string, placeholder?: string): OperatorFacts => ({
  label,
  takesRight: true,
  needsRight: true,
  ...(placeholder !== undefined && { placeholder }),
});
const maybeNothing = (label: string): OperatorFacts => ({ ...two(label), needsRight: false });
const one = (label: string): OperatorFacts => ({ label, takesRight: false, needsRight: false });

/** A whole record: an operator without facts does not compile. */
export const OPERATOR_FACTS: Readonly<Record<ConditionOperator, OperatorFacts>> = Object.freeze({
  equals: maybeNothing('is'),
  'not-equals': maybeNothing('is not'),
  contains: two('contains'),
  'not-contains': two('does not contain'),
  'starts-with': two('starts with'),
  'ends-with': two('ends with'),
  matches: two('matches pattern', '^ORD-[0-9]+$'),
  'greater-than': two('is more than'),
  'at-least': two('is at least'),
  'less-than': two('is less than'),
  'at-most': two('is at most'),
  before: two('is before', '2026-01-31'),
  after: two('is after', '2026-01-31'),
  'is-one-of': two('is one of', 'open, closed'),
  exists: one('exists'),
  'not-exists': one('does not exist'),
  'is-empty': one('is empty'),
  'not-empty': one('is not empty'),
  'is-true': one('is true'),
  'is-false': one('is false'),
});
