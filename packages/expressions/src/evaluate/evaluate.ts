import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import type { MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { compile, type Program } from './compile.js';
import { readPlainPath } from './plain-path.js';
import { toPlainJson } from './to-plain-json.js';
import { translateError } from './translate-error.js';

/**
 * The value of one JSONata expression, as plain JSON; undefined when what it names does not exist. A plain path is
 * answered at once, everything else by a promise. The answer may be a part of the scope itself: do not change it.
 * @throws ExpressionError (a promise rejects with it)
 */
export function evaluate(
  source: string,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  const { path, program } = compile(source, limits);
  if (path) {
    const answer = readPlainPath(path, scope);
    if (answer.found) return answer.value;
  }
  return run(program(), scope, limits);
}

async function run(program: Program, scope: ExpressionScope, limits: ExpressionLimits): Promise<unknown> {
  try {
    const input = program.marksLists ? structuredClone(scope) : scope;
    const result: unknown = await program.expression.evaluate(input);
    return toPlainJson(result, limits.outputSize);
  } catch (error) {
    throw translateError(error, limits);
  }
}
