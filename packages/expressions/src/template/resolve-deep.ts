import { MAX_DATA_DEPTH } from '../evaluate/bounds/measure.js';
import { ExpressionError } from '../expression-error.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { mapAll, whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { resolveTypedTemplate } from './resolve-template.js';

/**
 * Fills in every text within objects and lists; keys stay as they are. A template that stands alone keeps its type, blanks
 * around it or not. Comes back at once when all is plain.
 * @throws ExpressionError (a promise rejects with it)
 */
export function resolveDeep(
  value: unknown,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  return resolve(value, scope, limits, 0);
}

function resolve(
  value: unknown,
  scope: ExpressionScope,
  limits: ExpressionLimits,
  depth: number,
): MaybePromise<unknown> {
  if (typeof value === 'string') return resolveTypedTemplate(value, scope, limits);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DATA_DEPTH) throw new ExpressionError('expression.too-deep', 'These settings nest too deeply.');
  const inner = (part: unknown): MaybePromise<unknown> => resolve(part, scope, limits, depth + 1);
  if (Array.isArray(value)) return mapAll(value, inner);
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  const resolved = mapAll(entries, ([, part]) => inner(part));
  return whenReady(resolved, (values) => Object.fromEntries(entries.map(([key], index) => [key, values[index]])));
}
