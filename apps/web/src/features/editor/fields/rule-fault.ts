/** What is said beside one condition: that its values cannot be compared, so that it never holds as it stands. */
import {
  comparisonFault,
  ExpressionError,
  hasTemplate,
  isUnset,
  OPERATOR_FACTS,
  resolveDeep,
  type ConditionRule,
  type ExpressionScope,
} from '@hookline/expressions';
import { plainNumberHint } from './plain-number.js';

/**
 * `100 EUR is no number, so this condition does not hold. Remove the currency: 100.`, with the sample as far as there is
 * one; undefined when nothing is wrong, or is said elsewhere: what is left blank and what does not parse are problems of the
 * step.
 */
export async function ruleFault(
  rule: ConditionRule,
  scope: ExpressionScope,
  zone: string,
): Promise<string | undefined> {
  if (isUnset(rule.left) || (OPERATOR_FACTS[rule.operator].needsRight && rule.right === '')) return undefined;
  const { left, right } = await resolved(rule, scope);
  // Without a sample, an expression on the right gives nothing, and that says nothing.
  if (right === undefined && holdsTemplate(rule.right) && !hasSample(scope)) return undefined;
  const fault = comparisonFault({ ...rule, left, right }, zone);
  if (fault === undefined) return undefined;
  const said = `${fault.message}, so this condition does not hold.`;
  const hint = fault.code === 'value.not-a-number' ? typedNumberHint(rule) : undefined;
  return hint === undefined ? said : `${said} ${hint}`;
}

/** Only for what the author typed: what comes in an event is not theirs to change. */
function typedNumberHint({ left, right }: ConditionRule): string | undefined {
  const typed = [right, left].filter((side) => typeof side === 'string' && !hasTemplate(side));
  return typed.map((side) => plainNumberHint(String(side))).find((hint) => hint !== undefined);
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
