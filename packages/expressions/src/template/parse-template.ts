/**
 * Splits `Order {{ steps.webhook.body.id }}` into text and expressions. Only the braces are decided here; whether an
 * expression makes sense is for `compile`. A `}}` inside a string, a `name` or a comment does not close an expression.
 */
import { ExpressionError } from '../expression-error.js';

export type TemplatePart = LiteralPart | ExpressionPart;

export interface LiteralPart {
  readonly kind: 'literal';
  readonly text: string;
}

export interface ExpressionPart {
  readonly kind: 'expression';
  /** What stands between the braces, without the white space around it. */
  readonly source: string;
  /** Offset of `source` in the template. */
  readonly sourceStart: number;
  /** Offsets of `{{` and of what follows `}}`. */
  readonly start: number;
  readonly end: number;
}

export const hasTemplate = (text: string): boolean => text.includes('{{');

/** @throws ExpressionError `expression.syntax` when an expression is not closed or empty. */
export function parseTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('{{', at);
    if (start === -1) break;
    if (start > at) parts.push({ kind: 'literal', text: text.slice(at, start) });
    const part = readExpression(text, start);
    parts.push(part);
    at = part.end;
  }
  if (at < text.length) parts.push({ kind: 'literal', text: text.slice(at) });
  return parts;
}

/** The expression of a text that is exactly one template; its value keeps its type. */
export function wholeExpression(parts: readonly TemplatePart[]): ExpressionPart | undefined {
  const [only, ...others] = parts;
  return others.length === 0 && only?.kind === 'expression' ? only : undefined;
}

function readExpression(text: string, start: number): ExpressionPart {
  const close = findClose(text, start + 2);
  if (close === undefined) throw new ExpressionError('expression.syntax', 'This {{ is never closed. Add }}.', start);
  const inner = text.slice(start + 2, close);
  const source = inner.trim();
  if (source === '') {
    throw new ExpressionError('expression.syntax', 'Nothing stands between {{ and }}. Fill it in or remove it.', start);
  }
  const sourceStart = start + 2 + inner.indexOf(source);
  return { kind: 'expression', source, sourceStart, start, end: close + 2 };
}

/** Objects end in braces too (`{{ {"a": {"b": 1}} }}`), so open ones are counted. */
function findClose(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    const quotedEnd = skipQuoted(text, at, from);
    if (quotedEnd !== undefined) at = quotedEnd;
    else if (char === '{') depth++;
    else if (char === '}' && depth > 0) depth--;
    else if (char === '}' && text[at + 1] === '}') return at;
  }
  return undefined;
}

/** The last offset of the string, name, comment or regular expression that opens at `at`, if one does and is closed. */
function skipQuoted(text: string, at: number, from: number): number | undefined {
  const char = text[at];
  if (char === '"' || char === "'") return endOf(text, at, true);
  if (char === '`') return endOf(text, at, false);
  if (char !== '/') return undefined;
  if (text[at + 1] === '*') {
    const end = text.indexOf('*/', at + 2);
    return end === -1 ? undefined : end + 1;
  }
  return startsRegex(text, at, from) ? endOf(text, at, true) : undefined;
}

function endOf(text: string, open: number, escapes: boolean): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    if (escapes && text[at] === '\\') at++;
    else if (text[at] === text[open]) return at;
  }
  return undefined;
}

/** After a value `/` divides; where a value is expected it opens a regular expression. */
function startsRegex(text: string, at: number, from: number): boolean {
  const before = text.slice(from, at).trimEnd();
  return before === '' || '(,:=[{&|?;~>'.includes(before.slice(-1));
}
