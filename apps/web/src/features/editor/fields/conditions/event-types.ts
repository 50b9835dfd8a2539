/**
 * The choice of event types in conditions: a rule `{{ trigger.event.type }}` *is one of* `push, release`, which all others
 * have to hold beside. Nothing else is stored, so that the conditions say all there is.
 */
import { isConditionGroup } from '@hookline/expressions';
import type { ConditionGroup, ConditionRule } from '@hookline/expressions';

const EVENT_TYPE = '{{ trigger.event.type }}';

/** The chosen types; none when there is no such rule. Null when the conditions have no room for one: groups joined by "or". */
export function findEventTypes(group: ConditionGroup): readonly string[] | null {
  const rules = joinedByAnd(group);
  return rules && (rules.map(typesIn).find((types) => types !== null) ?? []);
}

/** The conditions with these types: no types remove the rule, and the other conditions stay. */
export function withEventTypes(group: ConditionGroup, types: readonly string[]): ConditionGroup {
  const rules = joinedByAnd(group);
  if (rules === null) return group;
  const at = rules.findIndex((entry) => typesIn(entry) !== null);
  const kept = types.map((type) => type.trim()).filter(isPlain);
  const rule: ConditionRule = { left: EVENT_TYPE, operator: 'is-one-of', right: kept.join(', ') };
  const others = at < 0 ? rules : rules.toSpliced(at, 1);
  return { combinator: 'and', rules: kept.length === 0 ? others : others.toSpliced(Math.max(at, 0), 0, rule) };
}

type Entry = ConditionRule | ConditionGroup;

/** Rules joined by "or" move into a group of their own; groups stand one level deep, so groups cannot. */
function joinedByAnd({ combinator, rules }: ConditionGroup): readonly Entry[] | null {
  if (combinator === 'and' || rules.length < 2) return rules;
  return rules.some(isConditionGroup) ? null : [{ combinator, rules }];
}

function typesIn(entry: Entry): readonly string[] | null {
  if (isConditionGroup(entry) || typeof entry.left !== 'string' || typeof entry.right !== 'string') return null;
  const left = entry.left.replaceAll(/\s/g, '');
  if (left !== EVENT_TYPE.replaceAll(' ', '')) return null;
  const types = entry.right.split(',').map((type) => type.trim());
  const isChoice = entry.operator === 'is-one-of' || (entry.operator === 'equals' && types.length === 1);
  const named = types.filter((type) => type !== '');
  return isChoice && named.every(isPlain) ? named : null;
}

/** No template and no JSON. */
const isPlain = (type: string): boolean => type !== '' && !/[{[]/.test(type);
