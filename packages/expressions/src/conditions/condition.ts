import type { ConditionOperator } from './operators.js';

/** Operands are templates in a draft and plain values once resolved. */
export interface ConditionRule {
  readonly left?: unknown;
  readonly operator: ConditionOperator;
  /** Left out by operators that look at one value only (`exists`, `is-true`, …). */
  readonly right?: unknown;
  /** What the left operand was called before it was resolved; see `nameConditions`. */
  readonly name?: string | undefined;
  /** Nothing was filled in on the left, which a resolved rule cannot tell from a value that is empty; see `nameConditions`. */
  readonly unset?: boolean | undefined;
}

/** Rules that all (`and`) or some (`or`) have to hold. Without rules it holds. */
export interface ConditionGroup {
  readonly combinator: 'and' | 'or';
  readonly rules: readonly (ConditionRule | ConditionGroup)[];
}

/** Tells a group from a rule by its member `rules`. */
export const isConditionGroup = (entry: ConditionRule | ConditionGroup): entry is ConditionGroup => 'rules' in entry;
