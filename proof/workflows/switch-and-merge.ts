import { draw } from '@hookline/domain/testing';
import { effect, effects, when } from './effect.js';
import type { ProofWorkflow } from './proof-workflow.js';

const LETTER = 40;
const PARCEL = 80;

/** One of three ways to send, beside a quote that is always asked for; a merge brings together what there is. */
export const switchAndMerge: ProofWorkflow = {
  name: 'Switch and merge',
  steps: 7,
  graph: (receiver) =>
    draw(
      'webhook -> quote -> together',
      'webhook -> way',
      'way[Letter] -> letter -> together',
      'way[Parcel] -> parcel -> together',
      'way[else] -> freight -> together',
      'together -> track',
      {
        webhook: { type: 'webhook' },
        way: {
          type: 'switch',
          config: {
            cases: [
              { name: 'Letter', ...when('{{ trigger.body.total }}', 'at-most', String(LETTER)) },
              { name: 'Parcel', ...when('{{ trigger.body.total }}', 'at-most', String(PARCEL)) },
            ],
          },
        },
        together: { type: 'merge', config: { mode: 'list' } },
        ...effects(receiver, { quote: [], letter: [], parcel: [], freight: [] }),
        track: effect(receiver, { step: '"track"', receipts: '{{ [input.body.receipt] }}' }),
      },
    ),
  expected: ({ total }) => {
    const way = total <= LETTER ? 'letter' : total <= PARCEL ? 'parcel' : 'freight';
    return { status: 'succeeded', effects: { quote: [], [way]: [], track: ['quote', way] } };
  },
};
