import { toList } from '../evaluate/to-list.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { wholeExpression } from './parse-template.js';
import { partsOf, resolveTemplate } from './resolve-template.js';

/**
 * As resolveTemplate, for a field that wants a list: what exactly one template gives becomes a list (see {@link toList}). Typed
 * text stays text; undefined means that the path leads nowhere.
 * @throws ExpressionError (a promise rejects with it)
 */
export function resolveList(
  text: string,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  const whole = wholeExpression(partsOf(text.trim()));
  if (!whole) return resolveTemplate(text, scope, limits);
  return whenReady(resolveTemplate(text.trim(), scope, limits), (value) => toList(whole.source, value, scope));
}
