/** Parses and checks a source and caches the result; the cache has a fixed size. */
import jsonata from 'jsonata';
import { ExpressionError } from '../expression-error.js';
import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import { LruCache } from '../lru-cache.js';
import { assignFunctions } from './functions/guarded-functions.js';
import { guardSyntax } from './guard-syntax.js';
import { parsePlainPath, type PlainPath } from './syntax/plain-path.js';
import { translateError } from './translate-error.js';
import { watchEvaluation } from './watch-evaluation.js';

export interface CompiledExpression {
  /** Set when the source is a plain path. */
  readonly path: PlainPath | undefined;
  /** The interpreter, made when it is first needed. */
  readonly program: () => Program;
}

export interface Program {
  readonly expression: jsonata.Expression;
  /** See SyntaxFacts. */
  readonly marksLists: boolean;
}

/** JSONata looks for the parent of each `%` through all steps before it: ten thousand cost a second. */
const MAX_PARENT_STEPS = 200;
const PARENT_STEP = /\.\s*%/g;

const cache = new LruCache<CompiledExpression>(1000);

/** @throws ExpressionError `expression.syntax`, `expression.refused`, `expression.too-deep`, `expression.too-large` */
export function compile(source: string, limits: ExpressionLimits = DEFAULT_LIMITS): CompiledExpression {
  const key = limits === DEFAULT_LIMITS ? source : `${limits.items},${limits.sourceLength} ${source}`;
  const known = cache.get(key);
  if (known) return known;
  const compiled = read(source, limits);
  cache.set(key, compiled);
  return compiled;
}

function read(source: string, limits: ExpressionLimits): CompiledExpression {
  if (source.length > limits.sourceLength) {
    const message = `The expression is longer than ${limits.sourceLength} characters. Split it.`;
    throw new ExpressionError('expression.too-large', message);
  }
  if ((source.match(PARENT_STEP)?.length ?? 0) > MAX_PARENT_STEPS) {
    const message = `The expression goes up more than ${MAX_PARENT_STEPS} times with %. Name the value from the trigger or a step instead.`;
    throw new ExpressionError('expression.too-deep', message);
  }
  const path = parsePlainPath(source.trim());
  let program: Program | undefined;
  const compiled = { path, program: () => (program ??= parse(source, limits)) };
  if (!path) compiled.program();
  return compiled;
}

function parse(source: string, limits: ExpressionLimits): Program {
  try {
    const expression = jsonata(source, { sequence: limits.items });
    const syntax = guardSyntax(expression.ast());
    assignFunctions(expression);
    watchEvaluation(expression, syntax);
    return { expression, marksLists: syntax.marksLists };
  } catch (error) {
    throw translateError(error, limits);
  }
}
