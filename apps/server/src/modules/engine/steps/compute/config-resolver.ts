/**
 * Resolves the expressions of a step's config. Paths and small data are evaluated in place; an expression over large
 * data is evaluated on a thread with its own deadline and heap (ADR 14). The engine commits such a step as started
 * first, so that a worker that dies of it is counted.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphNode } from '@hookline/domain';
import type { ExpressionScope } from '@hookline/expressions';
import { NodeError, resolveConfig, type NodeDefinition } from '@hookline/node-kit';
import { ThreadExhausted, ThreadPool } from '../../../../platform/threads/thread-pool.js';
import type { ResolveResult, ResolveTask } from './resolve-task.js';
import { pickScope, scopeNeeds, type ScopeNeeds } from './scope-needs.js';
import { sizeOf } from './size-of.js';

/** In characters of JSON. Below it, the expression's own limits bound the cost. */
const MAX_IN_PLACE = 64 * 1024;
/** Each has its own limits and yields to the event loop within them; only a thread bounds their sum. */
const MAX_EXPRESSIONS_IN_PLACE = 100;
/** Wall-clock time on a possibly busy machine: the limits of expressions end them long before. */
const DEADLINE_MS = 30_000;
const MEMORY_MB = 256;

/** Next to this file in the bundle; from source, in the build folder. */
const BUNDLED = join(import.meta.dirname, 'compute.worker.js');
const BUILT = join(import.meta.dirname, '../../../../../dist/compute.worker.js');

export class ConfigResolver {
  private readonly needs = new WeakMap<GraphNode, ScopeNeeds>();
  private threads: ThreadPool<ResolveTask, ResolveResult> | undefined;

  /** Whether the step's expressions are too many, or read too much data, to be evaluated in place. */
  isHeavy(definition: NodeDefinition, node: GraphNode, scope: () => ExpressionScope): boolean {
    const { computing, names } = this.needsOf(definition, node);
    if (computing === 0) return false;
    if (computing > MAX_EXPRESSIONS_IN_PLACE) return true;
    const all = scope();
    return names.reduce((size, name) => size + sizeOf(all[name]), 0) > MAX_IN_PLACE;
  }

  /** @throws NodeError */
  async resolve(definition: NodeDefinition, node: GraphNode, scope: ExpressionScope): Promise<unknown> {
    if (!this.isHeavy(definition, node, () => scope)) return resolveConfig(definition, node.config, scope);
    const { names } = this.needsOf(definition, node);
    const task = { nodeType: node.type, config: node.config, scope: pickScope(scope, names) };
    const result = await this.pool.run(task).catch(rethrow);
    if ('failure' in result) throw new NodeError(result.failure);
    return result.config;
  }

  async close(): Promise<void> {
    await this.threads?.close();
  }

  private get pool(): ThreadPool<ResolveTask, ResolveResult> {
    const file = existsSync(BUNDLED) ? BUNDLED : BUILT;
    return (this.threads ??= new ThreadPool({ file, deadlineMs: DEADLINE_MS, memoryMb: MEMORY_MB }));
  }

  private needsOf(definition: NodeDefinition, node: GraphNode): ScopeNeeds {
    const known = this.needs.get(node);
    if (known) return known;
    const needs = scopeNeeds(definition, node.config);
    this.needs.set(node, needs);
    return needs;
  }
}

function rethrow(error: unknown): never {
  if (!(error instanceof ThreadExhausted)) throw error;
  const [code, what] =
    error.resource === 'time'
      ? ['expression.timeout', `took longer than ${DEADLINE_MS / 1000} s`]
      : ['expression.too-large', `needed more than ${MEMORY_MB} MB of memory`];
  const message = `The expressions of this step ${what}. Let an earlier step make the data smaller, or split the work.`;
  throw new NodeError({ code, message, cause: error });
}
