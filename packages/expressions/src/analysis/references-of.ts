import { compile } from '../evaluate/compile.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { rootPathsOf, type RootPath } from './root-paths.js';

export interface ExpressionReferences {
  /** The keys of the steps whose outputs are used, each once. */
  readonly stepKeys: readonly string[];
  /** Every path that starts at the scope: `['trigger', 'body', 'id']`. */
  readonly paths: readonly (readonly string[])[];
}

/** What an expression needs. @throws ExpressionError `expression.syntax` or `expression.refused`, with its position */
export function referencesOf(source: string): ExpressionReferences {
  const paths = pathsOf(source).map(({ names }) => names);
  const stepKeys = paths.flatMap(([root, key]) => (root === 'steps' && key !== undefined ? [key] : []));
  return { stepKeys: [...new Set(stepKeys)], paths };
}

/** @throws ExpressionError */
export function pathsOf(source: string): readonly RootPath[] {
  const { path, program } = compile(source, DEFAULT_LIMITS);
  if (path?.every((segment) => typeof segment === 'string')) return [{ names: path, ends: path.map(() => undefined) }];
  return rootPathsOf(program().expression.ast());
}
