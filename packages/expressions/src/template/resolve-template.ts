import { evaluate } from '../evaluate/evaluate.js';
import { ExpressionError } from '../expression-error.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { LruCache } from '../lru-cache.js';
import { isPromise, mapAll, whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import {
  hasTemplate,
  loneExpression,
  parseTemplate,
  wholeExpression,
  type ExpressionPart,
  type TemplatePart,
} from './parse-template.js';
import { toText } from './to-text.js';

const parsed = new LruCache<readonly TemplatePart[]>(1000);
/** In characters. Longer texts are parsed each time, so that the cache stays below some 20 MB. */
const MAX_KEPT_LENGTH = 10_000;

/**
 * Fills in a text. Exactly one template keeps its value's type; otherwise values are joined as text. Comes back at
 * once when every expression is a plain path.
 * @throws ExpressionError whose position counts in the whole text (a promise rejects with it)
 */
export function resolveTemplate(
  text: string,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  return resolve(text, wholeExpression, scope, limits);
}

/**
 * As resolveTemplate, for a value that keeps its type: white space around a single template does not turn a list into text.
 * @throws ExpressionError whose position counts in the whole text (a promise rejects with it)
 */
export function resolveTypedTemplate(
  text: string,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  return resolve(text, loneExpression, scope, limits);
}

function resolve(
  text: string,
  findOnly: (parts: readonly TemplatePart[]) => ExpressionPart | undefined,
  scope: ExpressionScope,
  limits: ExpressionLimits,
): MaybePromise<unknown> {
  if (!hasTemplate(text)) return text;
  const parts = partsOf(text);
  const only = findOnly(parts);
  if (only) return evaluatePart(only, scope, limits);
  return whenReady(
    mapAll(parts, (part) => evaluatePart(part, scope, limits)),
    (values) => {
      const joined = values.map(toText).join('');
      if (joined.length <= limits.outputSize) return joined;
      throw new ExpressionError('expression.too-large', `The text is longer than ${limits.outputSize} characters.`);
    },
  );
}

/** As resolveTemplate, always as text. @throws ExpressionError */
export const resolveText = (text: string, scope: ExpressionScope, limits?: ExpressionLimits): MaybePromise<string> =>
  whenReady(resolveTemplate(text, scope, limits), toText);

export function partsOf(text: string): readonly TemplatePart[] {
  const known = parsed.get(text);
  if (known) return known;
  const parts = parseTemplate(text);
  if (text.length <= MAX_KEPT_LENGTH) parsed.set(text, parts);
  return parts;
}

/** The value of an expression, the text of a literal. */
export function evaluatePart(
  part: TemplatePart,
  scope: ExpressionScope,
  limits: ExpressionLimits,
): MaybePromise<unknown> {
  if (part.kind === 'literal') return part.text;
  try {
    const value = evaluate(part.source, scope, limits);
    return isPromise(value) ? value.catch((error: unknown) => rethrowAt(error, part.sourceStart)) : value;
  } catch (error) {
    return rethrowAt(error, part.sourceStart);
  }
}

function rethrowAt(error: unknown, offset: number): never {
  if (!(error instanceof ExpressionError)) throw error;
  const position = error.position === undefined ? offset : error.position + offset;
  throw new ExpressionError(error.code, error.message, position, { cause: error.cause });
}
