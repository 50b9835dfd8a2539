import { ExpressionError } from '../../expression-error.js';
import type { Budget } from '../bounds/budget.js';

/** The context of a call of one of our functions. */
export interface Call {
  readonly budget: Budget;
  /** When the evaluation began. */
  readonly time: Date;
  /** The time zone of the workflow. */
  readonly timezone: string;
  /** What JSONata's own functions are called with as `this`. */
  readonly focus: unknown;
}

/**
 * A function in place of JSONata's, or beside them. JSONata checks the arguments against the signature first; missing
 * ones are undefined, and a function of nothing answers nothing.
 */
export interface OwnFunction {
  /** As JSONata writes it: `<s-s?:n>`. */
  readonly signature: string;
  /** The parameters' names, in order: JSONata asks for them where a function is applied in part. */
  readonly parameters: readonly string[];
  readonly run: (call: Call, ...values: readonly unknown[]) => unknown;
}

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
export const asNumber = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** @param message says which function it is about */
export const failed = (message: string): ExpressionError => new ExpressionError('expression.failed', message);

export const tooManyItems = (items: number): ExpressionError =>
  new ExpressionError('expression.too-large', `The expression makes a list of more than ${items} items.`);
