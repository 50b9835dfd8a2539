import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const ifDefinition = defineNode({
  type: 'if',
  title: 'If',
  summary: 'Sends the run down one of two branches.',
  keywords: ['condition', 'branch', 'decision', 'router', 'else', 'rule'],
  icon: 'split',
  category: 'logic',
  ports: ['true', 'false'],
  effect: 'pure',
  config: z.object({
    conditions: field.conditions({ label: 'True when' }),
  }),
});
