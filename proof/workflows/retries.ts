import { draw } from '@hookline/domain/testing';
import { effects } from './effect.js';
import type { ProofWorkflow } from './proof-workflow.js';

/** A chain of effects, each resting on the receipt of the one before: a failed call is made again, and none twice. */
export const retries: ProofWorkflow = {
  name: 'Retries',
  steps: 3,
  graph: (receiver) =>
    draw('webhook -> reserve -> charge -> confirm', {
      webhook: { type: 'webhook' },
      ...effects(receiver, { reserve: [], charge: ['reserve'], confirm: ['charge'] }),
    }),
  expected: () => ({ status: 'succeeded', effects: { reserve: [], charge: ['reserve'], confirm: ['charge'] } }),
};
