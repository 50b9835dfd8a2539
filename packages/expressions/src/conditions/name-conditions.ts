import { isNode } from '../evaluate/syntax/syntax-tree.js';

/**
 * Notes beside each rule what its left operand is called, and whether there is one, because a resolved rule knows only
 * the value.
 */
export function nameConditions(group: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Array.isArray(group['rules'])) return group;
  return { ...group, rules: group['rules'].map((entry: unknown) => (isNode(entry) ? nameEntry(entry) : entry)) };
}

function nameEntry(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if ('rules' in entry) return nameConditions(entry);
  const { left } = entry;
  if (isUnset(left)) return { ...entry, unset: true };
  const name = nameOf(left);
  return name === undefined ? entry : { ...entry, name };
}

/** Whether an operand of a draft was left blank. */
export const isUnset = (operand: unknown): boolean =>
  operand === undefined || operand === null || (typeof operand === 'string' && !/\S/.test(operand));

/** Names are for people. */
const MAX_LENGTH = 200;

/** `{{ trigger.body.action }}` is called `action`. */
function nameOf(left: unknown): string | undefined {
  if (typeof left !== 'string' || left.length > MAX_LENGTH) return undefined;
  const path = /^\{\{\s*(?:[\w.`[\]-]*\.)?`?([A-Za-z_]\w*)`?(?:\[-?\d+\])?\s*\}\}$/.exec(left.trim());
  return path?.[1];
}
