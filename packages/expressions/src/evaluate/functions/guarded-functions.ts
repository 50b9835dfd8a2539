/**
 * Every function that an expression can call, wrapped in its limits. The limits are part of the function, so they hold however
 * it is called: by name, as the callback of `$map`, applied in part, at the end of `~>`.
 */
import type jsonata from 'jsonata';
import { ExpressionError } from '../../expression-error.js';
import { MAX_ARGUMENT_ITEMS, MAX_ARGUMENT_LENGTH } from '../../limits.js';
import type { Budget } from '../bounds/budget.js';
import { isPromiseLike } from '../is-promise-like.js';
import { isNode } from '../syntax/syntax-tree.js';
import { budgetOf } from '../watch-evaluation.js';
import type { OwnFunction } from './call.js';
import { FUNCTION_NAMES } from './function-names.js';
import { jsonataFunctions, signatureOf, type JsonataFunction } from './jsonata-functions.js';
import { ownFunctions } from './own-functions.js';

/** The base cost of a call, in microseconds. */
const CALL_WORK = 2;

const guarded: readonly (readonly [string, object])[] = FUNCTION_NAMES.map((name) => [name, guard(name)]);

export function assignFunctions(expression: jsonata.Expression): void {
  for (const [name, value] of guarded) expression.assign(name, value);
  expression.assign('eval', refusedEval);
}

const refusedEval = asJsonataFunction(
  () => {
    throw new ExpressionError(
      'expression.refused',
      '$eval cannot be used. Write the expression itself; for JSON inside a text, use $parseJson(text).',
    );
  },
  ['expr', 'focus'],
  signatureOf('<sx?:x>'),
);

function guard(name: string): object {
  const own = ownFunctions.get(name);
  const original = jsonataFunctions.get(name as never);
  const signature = own ? signatureOf(own.signature) : original?.signature;
  if (!signature) throw new Error(`JSONata has no function called ${name}.`);
  const parameters = own?.parameters ?? original?.parameters ?? [];
  const run = own ? asMethod(own) : original?.implementation;
  return asJsonataFunction(bound(name, signature, run), parameters, signature, original?.implementation.length);
}

type Method = JsonataFunction['implementation'];

function bound(name: string, signature: JsonataFunction['signature'], run: Method | undefined): Method {
  return function (this: unknown, ...given: unknown[]): unknown {
    const focus = readFocus(this);
    const budget = budgetOf(focus['environment']);
    if (!budget || !run) throw new ExpressionError('expression.failed', `$${name} cannot be called here.`);
    // Applied in part, a function gets its arguments unchecked.
    const values = 'input' in focus ? given : signature.validate(given, undefined);
    budget.spend(CALL_WORK);
    values.forEach((value) => guardArgument(name, value, budget));
    const result = Reflect.apply(run, focus, values);
    return isPromiseLike(result) ? result.then((value) => kept(value, budget)) : kept(result, budget);
  };
}

/** A focus without options, which a function applied in part gets, knows no limit of lists. */
function readFocus(focus: unknown): Readonly<Record<string, unknown>> {
  if (!isNode(focus)) return {};
  const { environment } = focus;
  const base = isNode(environment) ? environment['base'] : undefined;
  return 'options' in focus ? focus : { ...focus, options: isNode(base) ? base['options'] : undefined };
}

function guardArgument(name: string, value: unknown, budget: Budget): void {
  if (typeof value === 'string') {
    if (value.length > MAX_ARGUMENT_LENGTH) throw tooMuch(name, `a text of at most ${MAX_ARGUMENT_LENGTH} characters`);
    budget.spend(value.length / 4_000);
  } else if (Array.isArray(value)) {
    if (value.length > MAX_ARGUMENT_ITEMS) throw tooMuch(name, `a list of at most ${MAX_ARGUMENT_ITEMS} items`);
    budget.spend(value.length / 50);
  }
}

const tooMuch = (name: string, most: string): ExpressionError =>
  new ExpressionError('expression.too-large', `$${name} takes ${most}.`);

function kept(value: unknown, budget: Budget): unknown {
  budget.addBuilt(value);
  return value;
}

function asMethod({ run }: OwnFunction): Method {
  return function (this: unknown, ...values: unknown[]): unknown {
    const environment = isNode(this) ? this['environment'] : undefined;
    const base = isNode(environment) ? environment['base'] : undefined;
    const budget = budgetOf(environment);
    const time: unknown = isNode(base) ? base['timestamp'] : undefined;
    if (!budget) return undefined;
    return run(
      { budget, time: time instanceof Date ? time : new Date(), timezone: budget.timezone, focus: this },
      ...values,
    );
  };
}

/** JSONata reads the parameters' names from a function's text, and their number from its length. */
function asJsonataFunction(
  run: Method,
  parameters: readonly string[],
  signature: object,
  arity = parameters.length,
): object {
  const implementation = Object.defineProperties(run, {
    length: { value: arity },
    toString: { value: () => `function(${parameters.join(', ')}) {}` },
  });
  return { _jsonata_function: true, implementation, signature };
}
