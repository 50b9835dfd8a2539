import type { ConfigIssue } from '@hookline/domain';
import {
  OPERATOR_FACTS,
  isConditionGroup,
  isNothing,
  isUnset,
  type ConditionGroup,
  type ConditionRule,
} from '@hookline/expressions';
import { conditionGroupSchema } from '../fields/field.js';

/** What is left blank in the conditions of a draft: a condition without sides would let everything pass, or nothing. */
export function conditionIssues(value: unknown, path: string): readonly ConfigIssue[] {
  const { data } = conditionGroupSchema.safeParse(value);
  return data ? groupIssues(data, path, 'Condition') : [];
}

const groupIssues = (group: ConditionGroup, path: string, called: string): readonly ConfigIssue[] =>
  group.rules.flatMap((entry, place) => {
    const [at, name] = [`${path}.rules.${place}`, `${called} ${place + 1}`];
    if (!isConditionGroup(entry)) return ruleIssues(entry, at, name);
    if (entry.rules.length > 0) return groupIssues(entry, at, `${name}, condition`);
    return [missing(at, `${name} is a group without conditions. Add one or remove the group.`)];
  });

function ruleIssues({ left, operator, right }: ConditionRule, path: string, name: string): readonly ConfigIssue[] {
  const { label, needsRight } = OPERATOR_FACTS[operator];
  const issues: ConfigIssue[] = [];
  if (isUnset(left))
    issues.push(missing(`${path}.left`, `${name} has nothing to look at. Fill in its left side or remove it.`));
  if (needsRight && isNothing(right)) {
    issues.push(missing(`${path}.right`, `${name} has nothing to compare with. Fill in what stands after "${label}".`));
  }
  return issues;
}

const missing = (field: string, message: string): ConfigIssue => ({ field, code: 'field.missing', message });
