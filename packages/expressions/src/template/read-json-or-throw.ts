import { quoteInexactNumbers, scanJson } from '@hookline/http-message/json';
import { MAX_DATA_DEPTH } from '../evaluate/bounds/measure.js';
import { ExpressionError } from '../expression-error.js';

/**
 * JSON as plain data; numbers that a double cannot hold become texts, as in the bodies of events (ADR 11).
 * @param exact the same text with such numbers between quotation marks already, where only some of them are to be
 * @throws SyntaxError; ExpressionError `expression.too-deep` (a million brackets take seconds to parse)
 */
export function readJsonOrThrow(json: string, exact?: string): unknown {
  const scan = scanJson(json);
  if (scan === 'too-deep') {
    throw new ExpressionError('expression.too-deep', `The JSON nests more than ${MAX_DATA_DEPTH} levels.`);
  }
  const value: unknown = JSON.parse(json);
  if (scan === 'plain') return value;
  const quoted: unknown = JSON.parse(exact ?? quoteInexactNumbers(json));
  return quoted;
}
