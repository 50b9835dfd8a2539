import { draw } from '@hookline/domain/testing';
import { effects, when } from './effect.js';
import type { ProofWorkflow } from './proof-workflow.js';

const LARGE = 60;

/** Large orders take two branches that a last step joins; of small ones, one branch is dead. */
export const branchAndJoin: ProofWorkflow = {
  name: 'Branch and join',
  steps: 4,
  graph: (receiver) =>
    draw(
      'webhook -> check',
      'check[true] -> insure -> hand_over',
      'check[true] -> pack -> hand_over',
      'check[false] -> pack',
      {
        webhook: { type: 'webhook' },
        check: { type: 'if', config: when('{{ trigger.body.total }}', 'greater-than', String(LARGE)) },
        ...effects(receiver, { insure: [], pack: [], hand_over: ['insure', 'pack'] }),
      },
    ),
  expected: ({ total }) => ({
    status: 'succeeded',
    effects:
      total > LARGE ? { insure: [], pack: [], hand_over: ['insure', 'pack'] } : { pack: [], hand_over: ['pack'] },
  }),
};
