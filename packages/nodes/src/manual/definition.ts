import { NO_SENDER, defineTrigger } from '@hookline/node-kit';
import { z } from 'zod';

export const manualDefinition = defineTrigger({
  type: 'manual',
  title: 'Manual start',
  summary: 'Starts a run when a person or the API asks for it.',
  keywords: ['button', 'start', 'api'],
  icon: 'play',
  source: 'manual',
  hasEvents: false,
  takesPayload: true,
  config: z.object({}),
  settings: () => NO_SENDER,
  output: z.unknown(),
  sample: ({ payload }) => payload ?? {},
});
