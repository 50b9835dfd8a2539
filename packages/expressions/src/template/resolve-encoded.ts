/** Templates whose values are encoded for the place that they fill, while what the author wrote stays as it is. */
import { ExpressionError } from '../expression-error.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { mapAll, whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { hasTemplate, wholeExpression, type TemplatePart } from './parse-template.js';
import { evaluatePart, partsOf } from './resolve-template.js';
import { toText } from './to-text.js';

/** The place that a value fills. */
export interface TemplatePlace {
  /** The text before it: the author's, and the values there, encoded. */
  readonly before: string;
  /** The author's text right behind it, with `{{}}` for an expression in it; not all of a long one. */
  readonly after: string;
  /** The expression that gave the value. */
  readonly source: string;
}

/** Gives a value its form. It may throw: the error is passed on as it is. */
export type TemplateEncoder = (value: unknown, place: TemplatePlace) => unknown;

/** How many parts behind a value its encoder sees. */
const PARTS_AHEAD = 6;

/**
 * As `resolveTemplate`, each value through `encode`, from the first to the last.
 * @returns what `encode` gives when the text is exactly one template; a text otherwise
 * @throws ExpressionError whose position counts in the whole text (a promise rejects with it)
 */
export function resolveEncoded(
  text: string,
  scope: ExpressionScope,
  encode: TemplateEncoder,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  if (!hasTemplate(text)) return text;
  const parts = partsOf(text);
  const values = mapAll(parts, (part) => evaluatePart(part, scope, limits));
  const whole = wholeExpression(parts);
  return whenReady(values, (found) => {
    if (whole !== undefined) return encode(found[0], { before: '', after: '', source: whole.source });
    return parts.reduce((before, part, index) => {
      const more =
        part.kind === 'literal' ? part.text : encode(found[index], placeOf(parts, index, before, part.source));
      const written = before + toText(more);
      if (written.length <= limits.outputSize) return written;
      throw new ExpressionError('expression.too-large', `The text is longer than ${limits.outputSize} characters.`);
    }, '');
  });
}

function placeOf(parts: readonly TemplatePart[], index: number, before: string, source: string): TemplatePlace {
  const behind = parts.slice(index + 1, index + 1 + PARTS_AHEAD);
  const after = behind.map((part) => (part.kind === 'literal' ? part.text : '{{}}')).join('');
  return { before, after, source };
}
