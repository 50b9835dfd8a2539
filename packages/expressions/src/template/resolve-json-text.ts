/**
 * A JSON text with templates: `{"id": {{ input.id }}, "note": "Order {{ input.id }}"}`. Outside quotes a value is put
 * in as JSON, inside quotes as the text of a JSON string; so no value can break the shape around it.
 */
import { ExpressionError } from '../expression-error.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { mapAll, whenReady, type MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { wholeExpression, type TemplatePart } from './parse-template.js';
import { evaluatePart, partsOf } from './resolve-template.js';
import { toText } from './to-text.js';

/** @throws ExpressionError `expression.failed` with line and column when the result is not JSON */
export function resolveJsonText(
  text: string,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  const whole = wholeExpression(partsOf(text.trim()));
  if (whole) return evaluatePart(whole, scope, limits);
  const parts = partsOf(text);
  const values = mapAll(parts, (part) => evaluatePart(part, scope, limits));
  return whenReady(values, (resolved) => parseJsonText(writeJson(parts, resolved)));
}

/** @throws ExpressionError `expression.failed` */
export function parseJsonText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    const at = offsetOf(cause, text);
    const message = at === undefined ? 'This is not JSON.' : `This is not JSON: look at ${placeOf(text, at)}.`;
    throw new ExpressionError('expression.failed', message, at, { cause });
  }
}

function placeOf(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

function writeJson(parts: readonly TemplatePart[], values: readonly unknown[]): string {
  let quoted = false;
  return parts
    .map((part, index) => {
      if (part.kind === 'expression') return encode(values[index], quoted);
      quoted = endsQuoted(part.text, quoted);
      return part.text;
    })
    .join('');
}

const encode = (value: unknown, quoted: boolean): string =>
  quoted ? JSON.stringify(toText(value)).slice(1, -1) : JSON.stringify(value ?? null);

/** Whether a JSON string is still open after this piece of text. */
function endsQuoted(text: string, quoted: boolean): boolean {
  let open = quoted;
  for (let at = 0; at < text.length; at++) {
    if (open && text[at] === '\\') at++;
    else if (text[at] === '"') open = !open;
  }
  return open;
}

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
