/** Which parts of the scope a node's expressions can read, and how many of them are more than a path. */
import { SCOPE_NAMES, isPlainPath, type ExpressionScope } from '@hookline/expressions';
import { configExpressions, type NodeDefinition } from '@hookline/node-kit';

type ScopeName = (typeof SCOPE_NAMES)[number];

export interface ScopeNeeds {
  /** The number of computing expressions: a path is only read. */
  readonly computing: number;
  /** Always includes the workflow, which is small and holds the time zone of dates. */
  readonly names: readonly ScopeName[];
}

export function scopeNeeds(definition: NodeDefinition, config: unknown): ScopeNeeds {
  const sources = configExpressions(definition, config);
  const names = SCOPE_NAMES.filter((name) => name === 'workflow' || sources.some((source) => mayRead(source, name)));
  return { computing: sources.filter((source) => !isPlainPath(source)).length, names };
}

/** False positives are harmless, such as a name inside a text; false negatives are not. */
const mayRead = (source: string, name: ScopeName): boolean => NAMED[name].test(source) || READS_ALL.test(source);

const NAMED = Object.fromEntries(SCOPE_NAMES.map((name) => [name, new RegExp(`\\b${name}\\b`)])) as Record<
  ScopeName,
  RegExp
>;

/** The whole scope (`$`, `$$`), what lies around (`%`), and any name (`*`). */
const READS_ALL = /\$(?![A-Za-z_])|[%*]/;

export const pickScope = (scope: ExpressionScope, names: readonly ScopeName[]): ExpressionScope =>
  Object.fromEntries(names.map((name) => [name, scope[name]]));
