/** What of the scope a node's expressions can read, and whether one of them is more than a path. */
import { isPlainPath, SCOPE_NAMES, type ExpressionScope } from '@hookline/expressions';
import { configExpressions, type NodeDefinition } from '@hookline/node-kit';

type ScopeName = (typeof SCOPE_NAMES)[number];

export interface ScopeNeeds {
  /** A path is read, everything else is computed. */
  readonly computes: boolean;
  /** Always with the workflow, which is small and says in which time zone dates are written. */
  readonly names: readonly ScopeName[];
}

export function scopeNeeds(definition: NodeDefinition, config: unknown): ScopeNeeds {
  const sources = configExpressions(definition, config);
  const names = SCOPE_NAMES.filter((name) => name === 'workflow' || sources.some((source) => mayRead(source, name)));
  return { computes: !sources.every(isPlainPath), names };
}

/** Rather once too often: a name in a text of the source is no harm, one that is missed would be. */
const mayRead = (source: string, name: ScopeName): boolean => NAMED[name].test(source) || READS_ALL.test(source);

const NAMED = Object.fromEntries(SCOPE_NAMES.map((name) => [name, new RegExp(`\\b${name}\\b`)])) as Record<
  ScopeName,
  RegExp
>;

/** The whole scope (`$`, `$$`), what lies around (`%`), and any name (`*`). */
const READS_ALL = /\$(?![A-Za-z_])|[%*]/;

export const pickScope = (scope: ExpressionScope, names: readonly ScopeName[]): ExpressionScope =>
  Object.fromEntries(names.map((name) => [name, scope[name]]));
