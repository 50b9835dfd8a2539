/** The warning for one condition whose values cannot be compared, so that it is never true, or may mean another number. */
import {
  ExpressionError,
  OPERATOR_FACTS,
  comparisonFault,
  hasTemplate,
  isUnset,
  resolveDeep,
  type ConditionRule,
  type ExpressionScope,
} from '@hookline/expressions';
import { groupedNumberHint, plainNumberHint } from './plain-number.js';

/**
 * `100 EUR is no number, so this condition does not hold. Remove the currency: 100.`, evaluated with the sample where
 * there is one. Undefined without a warning: blank operands and syntax errors are problems of the step.
 */
export async function ruleFault(
  rule: ConditionRule,
  scope: ExpressionScope,
  zone: string,
): Promise<string | undefined> {
  if (isUnset(rule.left) || (OPERATOR_FACTS[rule.operator].needsRight && rule.right === '')) return undefined;
  const { left, right } = await resolved(rule, scope);
  // An expression on the right is unknown without a sample.
  if (right === undefined && holdsTemplate(rule.right) && !hasSample(scope)) return undefined;
  const fault = comparisonFault({ ...rule, left, right }, zone);
  if (fault === undefined) return ORDERS_NUMBERS.has(rule.operator) ? typedHint(rule, groupedNumberHint) : undefined;
  const said = `${fault.message}, so this condition does not hold.`;
  const hint = fault.code === 'value.not-a-number' ? typedHint(rule, plainNumberHint) : undefined;
  return hint === undefined ? said : `${said} ${hint}`;
}

const ORDERS_NUMBERS = new Set<ConditionRule['operator']>(['greater-than', 'at-least', 'less-than', 'at-most']);

/** Only for typed operands: the author cannot change the data of an event. */
function typedHint({ left, right }: ConditionRule, hintOf: (text: string) => string | undefined): string | undefined {
  const typed = [right, left].filter((side) => typeof side === 'string' && !hasTemplate(side));
  return typed.map((side) => hintOf(String(side))).find((hint) => hint !== undefined);
}

async function resolved(
  { left, right }: ConditionRule,
  scope: ExpressionScope,
): Promise<Pick<ConditionRule, 'left' | 'right'>> {
  const [a, b] = await Promise.all([valueOf(left, scope), valueOf(right, scope)]);
  return { left: a, right: b };
}

async function valueOf(operand: unknown, scope: ExpressionScope): Promise<unknown> {
  try {
    return await resolveDeep(operand, scope);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

const holdsTemplate = (operand: unknown): boolean => typeof operand === 'string' && hasTemplate(operand);

const hasSample = ({ trigger, input }: ExpressionScope): boolean => trigger !== undefined || input !== undefined;
