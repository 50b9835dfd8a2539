import { branchAndJoin } from './branch-and-join.js';
import { delay } from './delay.js';
import { forEach } from './for-each.js';
import { linear } from './linear.js';
import type { ProofWorkflow } from './proof-workflow.js';
import { retries } from './retries.js';
import { switchAndMerge } from './switch-and-merge.js';

/** Order n belongs to workflow n modulo their number. */
export const WORKFLOWS: readonly ProofWorkflow[] = [linear, branchAndJoin, retries, forEach, delay, switchAndMerge];
