/**
 * Gives a step's config its values. Paths are read, and small data is computed, where the run is; an expression over large
 * data is computed on a thread that has a deadline and a heap of its own (ADR 14). The engine commits such a step as started
 * first, so that a worker that should die of it is counted.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphNode } from '@hookline/domain';
import type { ExpressionScope } from '@hookline/expressions';
import { NodeError, resolveConfig, type NodeDefinition } from '@hookline/node-kit';
import { ThreadExhausted, ThreadPool } from '../../../platform/threads/thread-pool.js';
import type { ResolveResult, ResolveTask } from './resolve-task.js';
import { pickScope, scopeNeeds, type ScopeNeeds } from './scope-needs.js';
import { sizeOf } from './size-of.js';

/** In characters of JSON. What an expression over less can take is bounded by its own limits. */
const MAX_IN_PLACE = 64 * 1024;
/** Each has limits of its own, and the event loop is handed back within it; together they are bounded on a thread only. */
const MAX_EXPRESSIONS_IN_PLACE = 100;
/** By the clock, and a machine may be busy: the limits of expressions end them long before. */
const DEADLINE_MS = 30_000;
const MEMORY_MB = 256;

/** Beside this file in the bundle; from source, in the folder of the build. */
const BUNDLED = join(import.meta.dirname, 'compute.worker.js');
const BUILT = join(import.meta.dirname, '../../../../dist/compute.worker.js');

export class ConfigResolver {
  private readonly needs = new WeakMap<GraphNode, ScopeNeeds>();
  private threads: ThreadPool<ResolveTask, ResolveResult> | undefined;

  /** Whether the step's expressions are more than is computed in place: too many, or over too much data. */
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
