import { defineTrigger } from '@hookline/node-kit';
import { config } from './config.js';
import { siteFaults } from './cors.js';
import { webhookOutput, webhookSample } from './output.js';
import { waitsForAStep } from './response.js';
import { readSettings } from './settings.js';

export const webhookDefinition = defineTrigger({
  type: 'webhook',
  title: 'Webhook',
  summary: 'Starts a run when another service sends a request.',
  keywords: ['trigger', 'receive', 'incoming', 'url', 'hook', 'http'],
  icon: 'webhook',
  source: 'webhook',
  hasEvents: true,
  takesPayload: true,
  config,
  settings: readSettings,
  output: webhookOutput,
  sample: webhookSample,
  caption: ({ methods }) => (Array.isArray(methods) && methods.length > 0 ? methods.join(', ') : 'POST'),
  check: ({ cors }) => siteFaults(cors),
  needs: ({ response }) =>
    waitsForAStep(response) ? { capability: 'answersSender', field: 'response', label: 'Response' } : undefined,
});
