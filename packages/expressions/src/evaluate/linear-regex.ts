/**
 * JSONata runs `/…/` with the engine it is given. This one is RE2 in JavaScript: time grows with the text, never
 * exponentially. Look-ahead and back references do not exist there and are refused.
 */
import { RE2JS } from 're2js';
import { ExpressionError } from '../expression-error.js';

const MAX_TEXT = 200_000;
const MAX_PROGRAM = 2_000;

const compiled = new Map<string, RE2JS>();
const MAX_COMPILED = 200;

/** @throws ExpressionError `expression.refused` when the pattern cannot run in linear time or is too large. */
export function compilePattern(source: string, flags = ''): RE2JS {
  const key = `${flags}/${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const pattern = translate(source, flags);
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(key, pattern);
  return pattern;
}

/** Whether the pattern occurs in the text. @throws ExpressionError */
export function matchesPattern(source: string, text: string): boolean {
  checkText(text);
  return compilePattern(source).test(text);
}

/**
 * What JSONata needs of a RegExp: `exec` with `lastIndex`. One instance serves one evaluation, so the time it may take
 * in all is counted from its making.
 */
export function linearRegexEngine(timeMs: number): RegExpConstructor {
  class LinearRegex {
    lastIndex = 0;
    readonly #pattern: RE2JS;
    readonly #deadline = Date.now() + timeMs;

    constructor(pattern: RegExp) {
      this.#pattern = compilePattern(pattern.source, pattern.flags.replace('g', ''));
    }

    exec(text: string): LinearMatch | null {
      checkText(text);
      if (Date.now() > this.#deadline) {
        throw new ExpressionError('expression.timeout', `The expression took longer than ${timeMs} ms.`);
      }
      const matcher = this.#pattern.matcher(text);
      if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
        this.lastIndex = 0;
        return null;
      }
      this.lastIndex = matcher.end();
      const groups = Array.from({ length: matcher.groupCount() }, (_, index) => matcher.group(index + 1) ?? undefined);
      return Object.assign([matcher.group() ?? '', ...groups], { index: matcher.start() });
    }
  }
  // JSONata's types ask for the whole of RegExp; its code makes instances, sets `lastIndex` and calls `exec`.
  return LinearRegex as unknown as RegExpConstructor;
}

type LinearMatch = (string | undefined)[] & { readonly index: number };

function translate(source: string, flags: string): RE2JS {
  let bits = 0;
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m')) bits |= RE2JS.MULTILINE;
  try {
    const pattern = RE2JS.compile(RE2JS.translateRegExp(source), bits);
    if (pattern.programSize() <= MAX_PROGRAM) return pattern;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The pattern /${source}/ cannot be used (${reason}). Look-ahead and back references are not available.`;
    throw new ExpressionError('expression.refused', message, undefined, { cause });
  }
  throw new ExpressionError('expression.refused', `The pattern /${source}/ is too large. Shorten it.`);
}

function checkText(text: string): void {
  if (text.length > MAX_TEXT) {
    throw new ExpressionError('expression.too-large', `A pattern searches at most ${MAX_TEXT} characters of text.`);
  }
}
