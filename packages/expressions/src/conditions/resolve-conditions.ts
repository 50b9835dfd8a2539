import { isNode } from '../evaluate/syntax/syntax-tree.js';
import { meansList } from '../evaluate/to-list.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { hasTemplate, loneExpression } from '../template/parse-template.js';
import { resolveDeep } from '../template/resolve-deep.js';
import { partsOf } from '../template/resolve-template.js';
import { nameConditions } from './name-conditions.js';

type Members = Readonly<Record<string, unknown>>;

/** The side on which an operator looks into a list. */
const LIST_SIDE: ReadonlyMap<unknown, 'left' | 'right'> = new Map([
  ['contains', 'left'],
  ['not-contains', 'left'],
  ['is-one-of', 'right'],
]);

/**
 * Gives the operands of drafted conditions their values, with names for reasons (see {@link nameConditions}). JSONata answers
 * a single match as that match and none as nothing: where an operator looks into a list and the expression means one, a
 * single match counts as a list of one. So `labels.name` of one label `bugfix` does not contain `bug`.
 * @throws ExpressionError (a promise rejects with it)
 */
export function resolveConditions(
  group: Members,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  const draft = namesOf(group);
  return whenReady(resolveDeep(draft, scope, limits), (resolved) => withLists(draft, resolved, scope));
}

/** Drafts do not change, and every run resolves the same one. */
const named = new WeakMap<Members, Members>();

function namesOf(group: Members): Members {
  const known = named.get(group);
  if (known) return known;
  const names = nameConditions(group);
  named.set(group, names);
  return names;
}

function withLists(draft: unknown, resolved: unknown, scope: ExpressionScope): unknown {
  if (!isNode(draft) || !isNode(resolved)) return resolved;
  const { rules: drafts } = draft;
  const { rules } = resolved;
  if (Array.isArray(drafts) && Array.isArray(rules)) {
    const listed = rules.map((rule, index) => withLists(drafts[index], rule, scope));
    return listed.every((rule, index) => rule === rules[index]) ? resolved : { ...resolved, rules: listed };
  }
  const side = LIST_SIDE.get(resolved['operator']);
  if (side === undefined) return resolved;
  const meant = asMeant(draft[side], resolved[side], scope);
  return meant === resolved[side] ? resolved : { ...resolved, [side]: meant };
}

function asMeant(operand: unknown, value: unknown, scope: ExpressionScope): unknown {
  if (Array.isArray(value) || typeof operand !== 'string' || !hasTemplate(operand)) return value;
  const whole = loneExpression(partsOf(operand));
  if (!whole || !meansList(whole.source, scope)) return value;
  return value === undefined || value === null ? [] : [value];
}
