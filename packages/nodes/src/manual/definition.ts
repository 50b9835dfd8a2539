import { defineNode } from '@hookline/node-kit';
import { z } from 'zod';

export const manualDefinition = defineNode({
  type: 'manual',
  title: 'Manual start',
  summary: 'Starts a run when a person or the API asks for it.',
  keywords: ['button', 'start', 'api', 'schedule', 'cron'],
  icon: 'play',
  category: 'trigger',
  trigger: 'manual',
  effect: 'pure',
  config: z.object({}),
});
