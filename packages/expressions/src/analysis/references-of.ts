import { compile } from '../evaluate/compile.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { rootPathsOf, type RootPath } from './root-paths.js';

/** What an expression reads, found without evaluating it. */
export interface ExpressionReferences {
  /** The steps whose outputs are used, with the name that is read of each first (`item` in `steps.loop.item`), each once. */
  readonly steps: readonly StepReference[];
  /** Every path that starts at the scope: `['trigger', 'body', 'id']`. */
  readonly paths: readonly (readonly string[])[];
}

/** One use of `steps.<key>`; `member` is undefined when the whole output is used or the name is computed. */
export interface StepReference {
  readonly key: string;
  readonly member: string | undefined;
}

/** What an expression needs. @throws ExpressionError `expression.syntax` or `expression.refused`, with its position */
export function referencesOf(source: string): ExpressionReferences {
  const paths = pathsOf(source).map(({ names }) => names);
  const found = paths.flatMap(([root, key, member]) =>
    root === 'steps' && key !== undefined ? [{ key, member }] : [],
  );
  return { steps: [...new Map(found.map((step) => [`${step.key}.${step.member ?? ''}`, step])).values()], paths };
}

/**
 * Every path of an expression that starts at the scope, with where each name ends in `source`.
 * @throws ExpressionError
 */
export function pathsOf(source: string): readonly RootPath[] {
  const { path, program } = compile(source, DEFAULT_LIMITS);
  if (path?.every((segment) => typeof segment === 'string')) return [{ names: path, ends: path.map(() => undefined) }];
  return rootPathsOf(program().expression.ast());
}
