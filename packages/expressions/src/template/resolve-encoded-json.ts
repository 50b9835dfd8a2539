/** A JSON text with templates whose values are encoded for the place that they fill. */
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { mapAll, whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { wholeExpression, type TemplatePart } from './parse-template.js';
import { resolveJsonText } from './resolve-json-text.js';
import { evaluatePart, partsOf } from './resolve-template.js';

/** The place that a value fills in JSON. */
export interface JsonPlace {
  /** Inside the quotes of a text. */
  readonly isQuoted: boolean;
  /** The nearest key before it; empty when there is none. */
  readonly key: string;
}

/** Gives a value its form: a JSON value. */
export type JsonEncoder = (value: unknown, place: JsonPlace) => unknown;

/**
 * As `resolveJsonText`, each value through `encode`, but for one that is all of the text.
 * @throws ExpressionError (a promise rejects with it)
 */
export function resolveEncodedJson(
  text: string,
  scope: ExpressionScope,
  encode: JsonEncoder,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  if (wholeExpression(partsOf(text.trim())) !== undefined) return resolveJsonText(text, scope, limits);
  const parts = partsOf(text);
  const values = mapAll(parts, (part) => evaluatePart(part, scope, limits));
  return whenReady(values, (found) => fill(parts, found, encode, limits));
}

/**
 * Replaces each expression by a reference to its encoded value, and leaves the rest to `resolveJsonText`: the shape of the JSON
 * does not depend on the values.
 */
function fill(
  parts: readonly TemplatePart[],
  values: readonly unknown[],
  encode: JsonEncoder,
  limits: ExpressionLimits,
) {
  const input: Record<string, unknown> = {};
  const place = new JsonScanner();
  const shape = parts.map((part, index) => {
    if (part.kind === 'literal') {
      place.read(part.text);
      return part.text;
    }
    input[`at${index}`] = encode(values[index], { isQuoted: place.isQuoted, key: place.key });
    return `{{ input.at${index} }}`;
  });
  return resolveJsonText(shape.join(''), { input }, limits);
}

/** Reads the author's pieces of a JSON text one after the other; what stands between them is within one value. */
class JsonScanner {
  isQuoted = false;
  key = '';
  private text = '';

  read(piece: string): void {
    for (let at = 0; at < piece.length; at++) {
      const character = piece[at] ?? '';
      if (character === '"') this.quote();
      else if (this.isQuoted) this.text += character === '\\' ? piece.slice(at, ++at + 1) : character;
      else if (character === ':') this.key = this.text;
    }
  }

  private quote(): void {
    this.isQuoted = !this.isQuoted;
    if (this.isQuoted) this.text = '';
  }
}
