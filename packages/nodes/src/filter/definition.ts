import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const filterDefinition = defineNode({
  type: 'filter',
  title: 'Filter',
  summary: 'Lets the run go on only when the conditions hold.',
  keywords: ['condition', 'only if', 'where', 'skip', 'rule'],
  icon: 'filter',
  category: 'logic',
  effect: 'pure',
  config: z.object({
    conditions: field.conditions({ label: 'Go on when' }),
  }),
});
