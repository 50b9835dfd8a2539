import { MAX_DATA_DEPTH } from '../evaluate/measure.js';
import { ExpressionError } from '../expression-error.js';
import { quoteLongIntegers } from './quote-long-integers.js';

/** As many digits as the smallest integer has that a number cannot hold. */
const LONG = /\d{16}/;

/**
 * JSON as plain data; integers beyond 2^53 become texts.
 * @param exact the same text with such integers between quotation marks already, where only some of them are to be
 * @throws SyntaxError; ExpressionError `expression.too-deep` (a million brackets take seconds to parse)
 */
export function readJson(json: string, exact?: string): unknown {
  guardNesting(json);
  const value: unknown = JSON.parse(json);
  if (!LONG.test(json)) return value;
  const quoted: unknown = JSON.parse(exact ?? quoteLongIntegers(json).text);
  return quoted;
}

function guardNesting(json: string): void {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const char = json[at];
    if (char === '"') at = endOfString(json, at);
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth > MAX_DATA_DEPTH) {
      throw new ExpressionError('expression.too-deep', `The JSON nests more than ${MAX_DATA_DEPTH} levels.`);
    }
  }
}

function endOfString(json: string, open: number): number {
  let at = open + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}
