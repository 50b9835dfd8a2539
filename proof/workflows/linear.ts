import { draw } from '@hookline/domain/testing';
import { effects, when } from './effect.js';
import type { ProofWorkflow } from './proof-workflow.js';

const SMALL = 20;

/** Some orders are too small, and are filtered. */
export const linear: ProofWorkflow = {
  name: 'Linear',
  steps: 3,
  graph: (receiver) =>
    draw('webhook -> tidy -> large -> ship', {
      webhook: { type: 'webhook' },
      tidy: { type: 'transform', config: { fields: [{ name: 'total', value: '{{ trigger.body.total }}' }] } },
      large: { type: 'filter', config: when('{{ input.total }}', 'greater-than', String(SMALL)) },
      ...effects(receiver, { ship: [] }),
    }),
  expected: ({ total }) =>
    total > SMALL ? { status: 'succeeded', effects: { ship: [] } } : { status: 'filtered', effects: {} },
};
