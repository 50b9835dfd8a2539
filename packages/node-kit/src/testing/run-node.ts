import type { NodeOutcome } from '@hookline/domain';
import type { NodeExecutor } from '../execution/define-executor.js';
import { createTestContext, type TestContextOptions } from './create-test-context.js';

/** Runs an executor once. @param options.config resolved, as the engine hands it over @throws NodeError */
export const runNode = (
  executor: NodeExecutor,
  { config = {}, ...options }: TestContextOptions & { readonly config?: unknown },
): Promise<NodeOutcome> => executor.execute(config, createTestContext(options));
