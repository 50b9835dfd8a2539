import { readDateText, readTime } from '../time/read-time.js';
import { readNumber } from '../values/read-number.js';
import { isMissing } from './compare.js';
import type { ConditionRule } from './condition.js';
import { isNothing } from './evaluate-conditions.js';
import { OPERATOR_FACTS } from './operators.js';
import { order, orderInTime } from './order.js';
import { plainly } from './shown.js';

/** `operand.*`: nothing was filled in on that side. `value.*`: one of the values is none of what the operator orders. */
export type ComparisonFaultCode =
  'operand.left-missing' | 'operand.right-missing' | 'value.not-a-number' | 'value.not-a-date';

/** Why a resolved rule does not hold whatever its other value is. */
export interface ComparisonFault {
  readonly code: ComparisonFaultCode;
  /** The end of a sentence: `100 EUR is no number`. */
  readonly message: string;
}

/**
 * Why the values of a resolved rule cannot be compared, so that it does not hold: `100 EUR is no number`. Undefined when
 * they can be. A left value that does not exist is no fault: the rule does not hold, and that is all there is to say.
 * @param zone as for evaluateConditions
 */
export function comparisonFault(rule: ConditionRule, zone?: string): ComparisonFault | undefined {
  const { left, operator, right, unset } = rule;
  if (unset === true) return { code: 'operand.left-missing', message: 'there is nothing to look at' };
  if (OPERATOR_FACTS[operator].needsRight && isNothing(right)) {
    return { code: 'operand.right-missing', message: 'there is nothing to compare with' };
  }
  switch (operator) {
    case 'greater-than':
    case 'at-least':
    case 'less-than':
    case 'at-most':
      return orderFault(left, right, zone);
    case 'before':
    case 'after':
      return timeFault(left, right, zone);
    default:
      return undefined;
  }
}

function orderFault(left: unknown, right: unknown, zone: string | undefined): ComparisonFault | undefined {
  if (order(left, right, zone) !== undefined) return undefined;
  const known = isMissing(left) ? [right] : [left, right];
  // Beside a date stands what is no date; beside a number, and beside nothing, what is no number.
  const isDate = (value: unknown) => typeof value === 'string' && readDateText(value, zone) !== undefined;
  const isNumber = (value: unknown) => readNumber(value) !== undefined;
  const wanted = known.some(isDate) && !known.some(isNumber) ? 'date' : 'number';
  const wrong = known.filter((value) => !(wanted === 'date' ? isDate(value) : isNumber(value)));
  return faultOf(wrong, wanted);
}

function timeFault(left: unknown, right: unknown, zone: string | undefined): ComparisonFault | undefined {
  if (orderInTime(left, right, zone) !== undefined) return undefined;
  const known = isMissing(left) ? [right] : [left, right];
  return faultOf(
    known.filter((value) => readTime(value, zone) === undefined),
    'date',
  );
}

function faultOf([wrong, other]: readonly unknown[], wanted: 'number' | 'date'): ComparisonFault | undefined {
  if (wrong === undefined) return undefined;
  const code = `value.not-a-${wanted}` as const;
  if (other === undefined || plainly(other) === plainly(wrong))
    return { code, message: `${plainly(wrong)} is no ${wanted}` };
  return { code, message: `neither ${plainly(wrong)} nor ${plainly(other)} is a ${wanted}` };
}
