/**
 * Splits `Order {{ steps.webhook.body.id }}` into text and expressions. Only the braces are decided here; whether an
 * expression makes sense is for `compile`. A `}}` inside a string, a `name` or a comment does not close an expression.
 */
import { ExpressionError } from '../expression-error.js';

/** Parts follow each other without gaps: joined, their texts give the template again. */
export type TemplatePart = LiteralPart | ExpressionPart;

/** Text outside of braces. */
export interface LiteralPart {
  readonly kind: 'literal';
  readonly text: string;
}

/** One `{{ … }}`. Its source is trimmed and may still be no valid expression. */
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

/**
 * The longest text that may hold templates, in characters. Mail, the longest that people write by hand, is clipped by
 * Gmail at 102 kB; and a text of this length is read in a few milliseconds.
 */
const MAX_TEMPLATE_LENGTH = 200_000;
/** The most templates in one text: each is compiled and evaluated by itself. */
const MAX_TEMPLATE_EXPRESSIONS = 1_000;

/** Whether a text may hold a template: a cheap test that never throws. `parseTemplate` decides whether it is one. */
export const hasTemplate = (text: string): boolean => text.includes('{{');

/**
 * Linear in the text's length.
 * @throws ExpressionError `expression.syntax` when an expression is not closed or empty, `expression.too-large`
 */
export function parseTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  const reader = new TemplateReader(text);
  let at = 0;
  let expressions = 0;
  while (at < text.length) {
    const start = text.indexOf('{{', at);
    if (start === -1) break;
    if (start > at) parts.push({ kind: 'literal', text: text.slice(at, start) });
    if (text.length > MAX_TEMPLATE_LENGTH) throw tooLong(text.length);
    if (++expressions > MAX_TEMPLATE_EXPRESSIONS) throw tooMany(start);
    const part = reader.readExpression(start);
    parts.push(part);
    at = part.end;
  }
  if (at < text.length) parts.push({ kind: 'literal', text: text.slice(at) });
  return parts;
}

/** The expression of a text that is exactly one template. */
export function wholeExpression(parts: readonly TemplatePart[]): ExpressionPart | undefined {
  const [only, ...others] = parts;
  return others.length === 0 && only?.kind === 'expression' ? only : undefined;
}

/** As wholeExpression, but ignores white space around the template. */
export function loneExpression(parts: readonly TemplatePart[]): ExpressionPart | undefined {
  if (parts.length > 3) return undefined;
  return wholeExpression(parts.filter((part) => part.kind === 'expression' || part.text.trim() !== ''));
}

const tooLong = (length: number): ExpressionError =>
  new ExpressionError(
    'expression.too-large',
    `This text has ${length} characters, and one with {{ }} in it may have ${MAX_TEMPLATE_LENGTH}. Shorten or split it.`,
  );

const tooMany = (position: number): ExpressionError =>
  new ExpressionError(
    'expression.too-large',
    `This text has more than ${MAX_TEMPLATE_EXPRESSIONS} places with {{ }}. Build the list with one expression.`,
    position,
  );

type Quote = '"' | "'" | '`' | '/' | '/*';

class TemplateReader {
  /** What opened and was never closed: looked for once, and not again from each later place, which would be quadratic. */
  private readonly unclosed = new Set<Quote>();

  constructor(private readonly text: string) {}

  readExpression(start: number): ExpressionPart {
    const close = this.findClose(start + 2);
    if (close === undefined) throw new ExpressionError('expression.syntax', 'This {{ is never closed. Add }}.', start);
    const inner = this.text.slice(start + 2, close);
    const source = inner.trim();
    if (source === '') {
      throw new ExpressionError(
        'expression.syntax',
        'Nothing stands between {{ and }}. Fill it in or remove it.',
        start,
      );
    }
    const sourceStart = start + 2 + inner.length - inner.trimStart().length;
    return { kind: 'expression', source, sourceStart, start, end: close + 2 };
  }

  /** Objects end in braces too (`{{ {"a": {"b": 1}} }}`), so open ones are counted. */
  private findClose(from: number): number | undefined {
    const { text } = this;
    let depth = 0;
    let last = '';
    for (let at = from; at < text.length; at++) {
      const char = text[at] ?? '';
      const quotedEnd = this.skipQuoted(at, last);
      if (quotedEnd !== undefined) at = quotedEnd;
      else if (char === '{') depth++;
      else if (char === '}' && depth > 0) depth--;
      else if (char === '}' && text[at + 1] === '}') return at;
      if (!isBlank(char)) last = text[at] ?? '';
    }
    return undefined;
  }

  /**
   * The last offset of the string, name, comment or regular expression that opens at `at`, if one does and is closed.
   * @param last what stands before it, but for blanks
   */
  private skipQuoted(at: number, last: string): number | undefined {
    const char = this.text[at];
    if (char === '"' || char === "'" || char === '`') return this.endOf(char, at);
    if (char !== '/') return undefined;
    if (this.text[at + 1] === '*') return this.endOf('/*', at);
    return expectsValue(last) ? this.endOf(char, at) : undefined;
  }

  private endOf(quote: Quote, open: number): number | undefined {
    if (this.unclosed.has(quote)) return undefined;
    const end = quote === '/*' ? this.endOfComment(open) : this.endOfQuoted(quote, open);
    if (end === undefined) this.unclosed.add(quote);
    return end;
  }

  private endOfComment(open: number): number | undefined {
    const end = this.text.indexOf('*/', open + 2);
    return end === -1 ? undefined : end + 1;
  }

  /** A name in backticks knows no escapes. */
  private endOfQuoted(quote: Quote, open: number): number | undefined {
    for (let at = open + 1; at < this.text.length; at++) {
      if (quote !== '`' && this.text[at] === '\\') at++;
      else if (this.text[at] === quote) return at;
    }
    return undefined;
  }
}

const isBlank = (char: string): boolean => char.trim() === '';

/** After a value `/` divides; where a value is expected it opens a regular expression. */
const expectsValue = (last: string): boolean => last === '' || '(,:=[{&|?;~>'.includes(last);
