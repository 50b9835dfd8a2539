/**
 * A JSON text with templates: `{"id": {{ input.id }}, "note": "Order {{ input.id }}"}`. Outside quotes a value is put
 * in as JSON, inside quotes as the text of a JSON string; so no value can break the shape around it.
 */
import { quotePiece } from '@hookline/http-message/json';
import { ExpressionError } from '../expression-error.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { mapAll, whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { loneExpression, type TemplatePart } from './parse-template.js';
import { readJsonOrThrow } from './read-json-or-throw.js';
import { evaluatePart, partsOf } from './resolve-template.js';
import { toText } from './to-text.js';

/**
 * Numbers that are typed and that a double cannot hold become texts; a value that is put in stays what it is.
 * @throws ExpressionError `expression.failed` with line and column when the result is not JSON
 */
export function resolveJsonText(
  text: string,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  const parts = partsOf(text);
  const lone = loneExpression(parts);
  if (lone) return evaluatePart(lone, scope, limits);
  const values = mapAll(parts, (part) => evaluatePart(part, scope, limits));
  return whenReady(values, (resolved) => {
    const { text: json, exact } = writeJson(parts, resolved);
    return parse(json, exact);
  });
}

/** Numbers that a double cannot hold become texts. @throws ExpressionError `expression.failed`, `expression.too-deep` */
export const parseJsonText = (text: string): unknown => parse(text);

function parse(text: string, exact?: string): unknown {
  try {
    return readJsonOrThrow(text, exact);
  } catch (cause) {
    if (cause instanceof ExpressionError) throw cause;
    const at = offsetOf(cause, text);
    const message = at === undefined ? 'This is not JSON.' : `This is not JSON: look at ${placeOf(text, at)}.`;
    throw new ExpressionError('expression.failed', message, at, { cause });
  }
}

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** The text with its values put in, and the same with the typed numbers in quotation marks that a double cannot hold. */
function writeJson(parts: readonly TemplatePart[], values: readonly unknown[]) {
  let open = false;
  const last = parts.length - 1;
  const [pieces, exact]: [string[], string[]] = [[], []];
  parts.forEach((part, index) => {
    if (part.kind === 'expression') {
      const value = encode(values[index], open);
      pieces.push(value);
      exact.push(value);
      return;
    }
    const quoted = quotePiece(part.text, open);
    // Digits beside a value are only a part of a number.
    const isCut =
      (!open && index > 0 && /^[\d.eE+-]/.test(part.text)) ||
      (!quoted.open && index < last && /[\d.eE+-]$/.test(part.text));
    open = quoted.open;
    pieces.push(part.text);
    exact.push(isCut ? part.text : quoted.text);
  });
  return { text: pieces.join(''), exact: exact.join('') };
}

const encode = (value: unknown, quoted: boolean): string =>
  quoted ? JSON.stringify(toText(value)).slice(1, -1) : JSON.stringify(value ?? null);

/** Engines differ in how they say it: `at position 12`, `line 2 column 3`, a token, or only that the text has ended. */
function offsetOf(error: unknown, text: string): number | undefined {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined) return offsetOfPlace(text, Number(line), Number(column));
  const token = /token '(.)'/.exec(message)?.[1];
  if (token === undefined) return /end/i.test(message) ? text.length : undefined;
  return text.indexOf(token) === text.lastIndexOf(token) ? text.indexOf(token) : undefined;
}

function offsetOfPlace(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, part) => sum + part.length + 1, 0) + column - 1;
}
