import { SCOPE_NAMES, type ExpressionScope } from '../scope.js';
import { findSimilar } from '../values/find-similar.js';
import { pathsOf } from './references-of.js';

/** Something that an expression names and that the sample does not have. Not an error: it is undefined at run time. */
export interface MissingWarning {
  /** `trigger.body.custmer`, up to the name that is missing. */
  readonly path: string;
  /** One sentence, with the suggestion when there is one. */
  readonly message: string;
  /** The name that was probably meant. */
  readonly suggestion?: string;
}

/** Compares what an expression names with a sample. @throws ExpressionError `expression.syntax`, `expression.refused` */
export function explainMissing(source: string, sample: ExpressionScope): readonly MissingWarning[] {
  const warnings = pathsOf(source).flatMap(({ names }) => missingIn(names, sample) ?? []);
  return [...new Map(warnings.map((warning) => [warning.path, warning])).values()];
}

function missingIn(names: readonly string[], sample: ExpressionScope): MissingWarning | undefined {
  let places: readonly unknown[] = [sample];
  for (const [index, name] of names.entries()) {
    const objects = places.flatMap(objectsIn);
    const next = objects.flatMap((object) =>
      Object.hasOwn(object, name) ? [Reflect.get(object, name) as unknown] : [],
    );
    if (next.every((value) => value === undefined))
      return warn(names.slice(0, index + 1), name, keysOf(objects, index));
    places = next;
  }
  return undefined;
}

/** A path maps over lists, so a name is there when one item has it. Long lists are judged by their beginning. */
function objectsIn(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(objectsIn);
  return typeof value === 'object' && value !== null ? [value] : [];
}

const keysOf = (objects: readonly object[], depth: number): readonly string[] => [
  ...new Set([...objects.flatMap((object) => Object.keys(object)), ...(depth === 0 ? SCOPE_NAMES : [])]),
];

function warn(path: readonly string[], name: string, candidates: readonly string[]): MissingWarning {
  const suggestion = findSimilar(name, candidates);
  const isStep = path.length === 2 && path[0] === 'steps';
  const what = isStep ? `No step has the key ${name}.` : `${name} is not in the sample.`;
  const message = suggestion === undefined ? what : `${what} Did you mean ${suggestion}?`;
  return { path: path.join('.'), message, ...(suggestion !== undefined && { suggestion }) };
}
