import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';
import { casePorts, nameFaults } from './case-ports.js';

export const switchDefinition = defineNode({
  type: 'switch',
  title: 'Switch',
  summary: 'Sends the run down the first of several branches whose conditions hold.',
  keywords: ['router', 'branch', 'case', 'condition', 'paths', 'route'],
  icon: 'list-tree',
  category: 'logic',
  ports: ({ cases }) => [...casePorts(cases), 'else'],
  effect: 'pure',
  caption: ({ cases }) => countOf(cases),
  check: ({ cases }) => {
    if (!Array.isArray(cases) || cases.length === 0) return [{ field: 'cases', message: 'Add at least one case.' }];
    return nameFaults(cases).flatMap((message, place) =>
      message === undefined ? [] : { field: `cases.${place}.name`, message },
    );
  },
  config: z.object({
    cases: field.list(
      {
        name: field.plain({
          label: 'Name',
          placeholder: 'Paid',
          numbered: 'Case',
          help: 'The branch is called like this on the canvas.',
        }),
        conditions: field.conditions({ label: 'When' }),
      },
      {
        label: 'Cases',
        addLabel: 'Add case',
        help: 'Looked at from top to bottom; the first that holds is taken. When none holds, the run goes on at else.',
      },
    ),
  }),
});

const countOf = (cases: unknown): string | undefined => {
  if (!Array.isArray(cases) || cases.length === 0) return undefined;
  return cases.length === 1 ? '1 case' : `${cases.length} cases`;
};
