import { DEFAULT_LIMITS, type ExpressionLimits } from '../limits.js';
import type { MaybePromise } from '../maybe-promise.js';
import type { ExpressionScope } from '../scope.js';
import { Budget } from './bounds/budget.js';
import { takeTurn } from './bounds/take-turns.js';
import { compile, type Program } from './compile.js';
import { readPlainPath } from './syntax/plain-path.js';
import { toPlainJson } from './to-plain-json.js';
import { translateError } from './translate-error.js';
import { evaluateWithin } from './watch-evaluation.js';

/**
 * The value of one JSONata expression, as plain JSON; undefined when what it names does not exist. A plain path is
 * answered at once, everything else by a promise. The answer may be a part of the scope itself: do not change it.
 * @throws ExpressionError (a promise rejects with it)
 * @example
 * ```ts
 * evaluate('trigger.body.total', { trigger: { body: { total: 21 } } }); // => 21
 * await evaluate('$sum(input.qty) * 2', { input: [{ qty: 1 }, { qty: 2 }] }); // => 6
 * ```
 */
export function evaluate(
  source: string,
  scope: ExpressionScope,
  limits: ExpressionLimits = DEFAULT_LIMITS,
): MaybePromise<unknown> {
  const { path, program } = compile(source, limits);
  if (path) {
    const result = readPlainPath(path, scope);
    if (result.found) return result.value;
  }
  return takeTurn(() => run(program(), scope, limits));
}

async function run(program: Program, scope: ExpressionScope, limits: ExpressionLimits): Promise<unknown> {
  try {
    const input = program.marksLists ? structuredClone(scope) : scope;
    const result = await evaluateWithin(program.expression, input, new Budget(limits, timezoneOf(scope)));
    return toPlainJson(result, limits.outputSize);
  } catch (error) {
    throw translateError(error, limits);
  }
}

function timezoneOf({ workflow }: ExpressionScope): string {
  const zone: unknown =
    typeof workflow === 'object' && workflow !== null ? Reflect.get(workflow, 'timezone') : undefined;
  return typeof zone === 'string' && zone !== '' ? zone : 'UTC';
}
