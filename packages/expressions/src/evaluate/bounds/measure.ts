import { ExpressionError } from '../../expression-error.js';

/** The deepest nesting that is read; no real document comes near it. */
export const MAX_DATA_DEPTH = 200;

/**
 * Refuses values whose JSON would be longer than `limit`. Parts that occur twice count twice, as they would in JSON:
 * thirty doublings of a list make a small object and a text of gigabytes.
 * @throws ExpressionError
 */
export function guardSize(value: unknown, limit: number): void {
  let left = limit;
  const spend = (size: number): void => {
    left -= size;
    if (left < 0)
      throw new ExpressionError('expression.too-large', `The expression makes more than ${limit} characters.`);
  };
  const visit = (part: unknown, depth: number): void => {
    if (typeof part === 'string') return spend(part.length + 2);
    if (typeof part !== 'object' || part === null) return spend(4);
    if (depth > MAX_DATA_DEPTH) {
      throw new ExpressionError('expression.too-deep', `The data nests more than ${MAX_DATA_DEPTH} levels.`);
    }
    spend(2);
    if (Array.isArray(part)) for (const item of part) visit(item, depth + 1);
    else if (!isFunctionValue(part)) visitObject(part, depth);
  };
  const visitObject = (part: object, depth: number): void => {
    for (const [key, item] of Object.entries(part)) {
      spend(key.length + 3);
      visit(item, depth + 1);
    }
  };
  visit(value, 0);
}

/** JSONata's own functions are objects that hold their whole environment. */
export const isFunctionValue = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' &&
    value !== null &&
    (Reflect.get(value, '_jsonata_lambda') === true || Reflect.get(value, '_jsonata_function') === true));
