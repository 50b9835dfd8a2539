/**
 * JSONata runs `/…/` with the engine it is given. This one is RE2 in JavaScript: time grows with the text, never
 * exponentially. Look-ahead and back references do not exist there and are refused.
 */
import { RE2JS } from 're2js';
import { ExpressionError } from '../../expression-error.js';
import type { Budget } from '../bounds/budget.js';
import { patternSize } from './pattern-size.js';
import { translatePattern } from './translate-pattern.js';

const MAX_TEXT = 200_000;
const MAX_PATTERN = 2_000;
const MAX_PROGRAM = 2_000;

/** Characters times instructions of one search: about 50 ns each at worst, a tenth of that mostly. */
const MAX_STEPS = 2_000_000;
const STEP_WORK = 0.015;

export interface LinearPattern {
  readonly regex: RE2JS;
  /** With `m`: every kind of line end is searched as one, see foldLineEnds. */
  readonly foldsLineEnds: boolean;
  /** Instructions of its program. */
  readonly size: number;
  /** What to search one character costs, in microseconds. */
  readonly stepWork: number;
}

const compiled = new Map<string, LinearPattern>();
const MAX_COMPILED = 200;

/** @throws ExpressionError `expression.refused` when the pattern cannot run in linear time or is too large. */
export function compilePattern(source: string, flags = ''): LinearPattern {
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
  const pattern = compilePattern(source);
  checkText(text, pattern);
  return pattern.regex.test(text);
}

/** What JSONata needs of a RegExp: `exec` with `lastIndex`. */
export function linearRegexEngine(budget: Budget): RegExpConstructor {
  class LinearRegex {
    lastIndex = 0;
    readonly #pattern: LinearPattern;
    #text: string | undefined;
    #matcher: Matcher | undefined;

    constructor(pattern: RegExp) {
      this.#pattern = compilePattern(pattern.source, pattern.flags.replace('g', ''));
    }

    exec(text: string): LinearMatch | null {
      const matcher = this.#matcherOf(text);
      const from = this.lastIndex;
      const found = from <= text.length && matcher.find(from);
      budget.spend(1 + ((found ? matcher.end() : text.length) - from) * this.#pattern.stepWork);
      budget.tick();
      this.lastIndex = found ? matcher.end() : 0;
      return found ? readMatch(matcher, text) : null;
    }

    #matcherOf(text: string): Matcher {
      if (this.#matcher && this.#text === text) return this.#matcher;
      checkText(text, this.#pattern);
      budget.spend(text.length / 1_000);
      this.#text = text;
      this.#matcher = this.#pattern.regex.matcher(this.#pattern.foldsLineEnds ? foldLineEnds(text) : text);
      return this.#matcher;
    }
  }
  // JSONata's types ask for the whole of RegExp; its code makes instances, sets `lastIndex` and calls `exec`.
  return LinearRegex as unknown as RegExpConstructor;
}

type Matcher = ReturnType<RE2JS['matcher']>;
type LinearMatch = (string | undefined)[] & { readonly index: number };

/** The text comes from the original, where line ends are what they were. */
function readMatch(matcher: Matcher, text: string): LinearMatch {
  const piece = (group: number): string | undefined => {
    const start = matcher.start(group);
    return start < 0 ? undefined : text.slice(start, matcher.end(group));
  };
  const groups = Array.from({ length: matcher.groupCount() }, (_, index) => piece(index + 1));
  return Object.assign([piece(0) ?? '', ...groups], { index: matcher.start() });
}

/** RE2's `^` and `$` know one line end. Every place in the text stays where it is. */
const foldLineEnds = (text: string): string => text.replaceAll(/[\r\u2028\u2029]/g, '\n');

function translate(source: string, flags: string): LinearPattern {
  if (source.length > MAX_PATTERN || patternSize(source) > MAX_PROGRAM) throw tooLarge(source);
  let bits = 0;
  if (flags.includes('i')) bits |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m')) bits |= RE2JS.MULTILINE;
  try {
    const regex = RE2JS.compile(RE2JS.translateRegExp(translatePattern(source)), bits);
    const size = regex.programSize();
    // A pattern that names line ends means them.
    const foldsLineEnds = flags.includes('m') && !/\\[rnux]|[\r\n\u2028\u2029]/.test(source);
    if (size <= MAX_PROGRAM) return { regex, foldsLineEnds, size, stepWork: size * STEP_WORK };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `The pattern /${shorten(source)}/ cannot be used (${shorten(reason)}). Look-ahead and back references are not available.`;
    throw new ExpressionError('expression.refused', message, undefined, { cause });
  }
  throw tooLarge(source);
}

const tooLarge = (source: string): ExpressionError =>
  new ExpressionError('expression.refused', `The pattern /${shorten(source)}/ is too large. Shorten it.`);

const shorten = (text: string): string => (text.length > 100 ? `${text.slice(0, 99)}…` : text);

/** Nothing can interrupt a search, so the text may be the shorter the larger the pattern is. */
function checkText(text: string, { size }: LinearPattern): void {
  const most = Math.min(MAX_TEXT, Math.floor(MAX_STEPS / size));
  if (text.length <= most) return;
  throw new ExpressionError(
    'expression.too-large',
    `This pattern searches at most ${most} characters of text. Cut the text, or write a simpler pattern.`,
  );
}
