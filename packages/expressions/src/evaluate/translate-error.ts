import { ExpressionError } from '../expression-error.js';
import type { ExpressionLimits } from '../limits.js';

/** Says in our words what JSONata or JavaScript threw. */
export function translateError(error: unknown, limits: ExpressionLimits): ExpressionError {
  if (error instanceof ExpressionError) return error;
  const { code, message, position } = read(error);
  if (error instanceof RangeError) return translateRange(error, limits);
  if (code === 'D1011') return tooDeep(error);
  if (code === 'D1012') return make('timeout', `The expression took longer than ${limits.timeMs} ms.`, position, error);
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

function read(error: unknown): { code?: string; message: string; position?: number } {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const code: unknown = Reflect.get(error, 'code');
  const message: unknown = Reflect.get(error, 'message');
  const position: unknown = Reflect.get(error, 'position');
  return {
    message: typeof message === 'string' ? message : 'The expression cannot be calculated.',
    ...(typeof code === 'string' && { code }),
    ...(typeof position === 'number' && { position }),
  };
}

const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);
