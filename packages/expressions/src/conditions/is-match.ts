import { matchesPattern } from '../evaluate/pattern/linear-regex.js';
import { ExpressionError } from '../expression-error.js';

const MAX_PATTERN = 1_000;
const MAX_TEXT = 200_000;
const MAX_PRODUCT = 10_000_000;

/**
 * Whether the pattern occurs in the text. Both may come from a sender, so their lengths are looked at before anything else.
 * @throws ExpressionError `expression.refused` when a pattern cannot be used, `expression.too-large`
 */
export function isMatch(text: string, pattern: string): boolean {
  if (pattern.length > MAX_PATTERN) {
    throw tooLarge(`A pattern has at most ${MAX_PATTERN} characters, and this one has ${pattern.length}. Shorten it.`);
  }
  if (text.length > MAX_TEXT) {
    throw tooLarge(`A pattern searches at most ${MAX_TEXT} characters of text, and these are ${text.length}.`);
  }
  if (text.length * pattern.length > MAX_PRODUCT) {
    const lengths = `A pattern of ${pattern.length} characters is too much work for a text of ${text.length}`;
    throw tooLarge(`${lengths}. Shorten the pattern, or match a part of the text.`);
  }
  return matchesPattern(pattern, text);
}

const tooLarge = (message: string): ExpressionError => new ExpressionError('expression.too-large', message);
