import { ExpressionError } from '../expression-error.js';
import type { ExpressionLimits } from '../limits.js';
import { describeUnknownFunction } from './functions/describe-unknown-function.js';
import { isFunctionName } from './functions/function-names.js';

/** Turns what JSONata or JavaScript threw into an ExpressionError. */
export function translateError(error: unknown, limits: ExpressionLimits): ExpressionError {
  if (error instanceof ExpressionError) return error;
  const { code, message, position, token } = read(error);
  if (code !== undefined && NO_FUNCTION.has(code) && token !== undefined) {
    return make(
      'failed',
      isFunctionName(token) ? `$${token} is no function here.` : describeUnknownFunction(token),
      position,
      error,
    );
  }
  if (error instanceof RangeError) return translateRange(error, limits);
  if (code === 'D1011') return tooDeep(error);
  if (code === 'D2014' || code === 'D2015') {
    return make('too-large', `The expression makes a list of more than ${limits.items} items.`, position, error);
  }
  if (code?.startsWith('S')) return make('syntax', sentence(message), position, error);
  return make(
    'failed',
    code ? sentence(message) : 'The expression cannot be calculated with these values.',
    position,
    error,
  );
}

type Kind = 'syntax' | 'timeout' | 'too-deep' | 'too-large' | 'failed';

const make = (kind: Kind, message: string, position: number | undefined, cause: unknown): ExpressionError =>
  new ExpressionError(`expression.${kind}`, message, position, { cause });

const tooDeep = (cause: unknown): ExpressionError =>
  make('too-deep', 'The expression calls itself too deeply.', undefined, cause);

const translateRange = (error: RangeError, limits: ExpressionLimits): ExpressionError =>
  /call stack/i.test(error.message)
    ? tooDeep(error)
    : make('too-large', `The expression makes more than ${limits.outputSize} characters.`, undefined, error);

/** JSONata's codes for calling what is no function: at once, by mistake for a path, in part. */
const NO_FUNCTION = new Set(['T1005', 'T1006', 'T1007', 'T1008']);
const MAX_MESSAGE = 1_000;
const MAX_NAME = 60;

function read(error: unknown): { code?: string; message: string; position?: number; token?: string } {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const code: unknown = Reflect.get(error, 'code');
  const message: unknown = Reflect.get(error, 'message');
  const position: unknown = Reflect.get(error, 'position');
  const token: unknown = Reflect.get(error, 'token');
  return {
    message: typeof message === 'string' ? message.slice(0, MAX_MESSAGE) : 'The expression cannot be calculated.',
    ...(typeof code === 'string' && { code }),
    ...(typeof position === 'number' && { position }),
    ...(typeof token === 'string' && { token: token.slice(0, MAX_NAME) }),
  };
}

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);
