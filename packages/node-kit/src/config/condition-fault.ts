import { CONDITION_OPERATORS } from '@hookline/expressions';
import { isRecord } from './config-values.js';

/**
 * What is wrong with conditions that the schema refuses: it knows only that an entry is neither a condition nor a group.
 * @returns undefined when the schema says it well enough
 */
export function conditionFault(value: unknown, called = 'Condition'): string | undefined {
  const rules = isRecord(value) ? value['rules'] : undefined;
  if (!Array.isArray(rules)) return undefined;
  return rules.map((rule, place) => ruleFault(rule, `${called} ${place + 1}`)).find((fault) => fault !== undefined);
}

function ruleFault(rule: unknown, name: string): string | undefined {
  if (!isRecord(rule)) return `${name} needs to be a group of fields.`;
  if ('rules' in rule) return conditionFault(rule, `${name}, condition`);
  const { operator } = rule;
  if (CONDITION_OPERATORS.some((known) => known === operator)) return undefined;
  const what = typeof operator === 'string' ? `has no operator "${operator.slice(0, MAX_SHOWN)}"` : 'needs an operator';
  return `${name} ${what}. Choose one of ${CONDITION_OPERATORS.join(', ')}.`;
}

const MAX_SHOWN = 60;
