import { draw } from '@hookline/domain/testing';
import { effect } from './effect.js';
import type { ProofWorkflow } from './proof-workflow.js';

/** Every item of an order is picked in an iteration of its own; the last step shows all their receipts, in order. */
export const forEach: ProofWorkflow = {
  name: 'For each',
  steps: 2,
  graph: (receiver) =>
    draw('webhook -> items -> close', {
      webhook: { type: 'webhook' },
      items: { type: 'for-each', config: { items: '{{ trigger.body.items }}', concurrency: 2 } },
      pick: { ...effect(receiver, { step: '{{ "pick " & item }}' }), parent: 'items' },
      close: effect(receiver, { step: '"close"', receipts: '{{ [steps.items.results.body.receipt] }}' }),
    }),
  expected: ({ items }) => {
    const picks = items.map((item) => `pick ${item}`);
    return {
      status: 'succeeded',
      effects: { ...Object.fromEntries(picks.map((pick) => [pick, []])), close: picks },
    };
  },
};
