import { isNode } from '../evaluate/syntax-tree.js';

/** Notes beside each rule what its left operand is called, because a resolved rule knows only the value. */
export function nameConditions(group: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Array.isArray(group['rules'])) return group;
  return { ...group, rules: group['rules'].map((entry: unknown) => (isNode(entry) ? nameEntry(entry) : entry)) };
}

function nameEntry(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if ('rules' in entry) return nameConditions(entry);
  const name = nameOf(entry['left']);
  return name === undefined ? entry : { ...entry, name };
}

/** `{{ trigger.body.action }}` is called `action`. */
function nameOf(left: unknown): string | undefined {
  if (typeof left !== 'string') return undefined;
  const path = /^\{\{\s*(?:[\w.`[\]-]*\.)?`?([A-Za-z_]\w*)`?(?:\[-?\d+\])?\s*\}\}$/.exec(left);
  return path?.[1];
}
