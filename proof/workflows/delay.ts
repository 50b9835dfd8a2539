import { draw } from '@hookline/domain/testing';
import { effects } from './effect.js';
import type { ProofWorkflow } from './proof-workflow.js';

/** Waits between two effects, in the middle of whatever is killed meanwhile. */
export const delay: ProofWorkflow = {
  name: 'Delay',
  steps: 3,
  graph: (receiver) =>
    draw('webhook -> greet -> wait -> remind', {
      webhook: { type: 'webhook' },
      wait: { type: 'delay', config: { mode: 'for', amount: 4, unit: 'seconds' } },
      ...effects(receiver, { greet: [], remind: ['greet'] }),
    }),
  expected: () => ({ status: 'succeeded', effects: { greet: [], remind: ['greet'] } }),
};
