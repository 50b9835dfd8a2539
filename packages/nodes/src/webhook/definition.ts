import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const webhookDefinition = defineNode({
  type: 'webhook',
  title: 'Webhook',
  summary: 'Starts a run when another service sends a request.',
  icon: 'webhook',
  category: 'trigger',
  trigger: 'webhook',
  effect: 'pure',
  caption: ({ methods }) => (Array.isArray(methods) && methods.length > 0 ? methods.join(', ') : 'POST'),
  config: z.object({
    provider: field.provider({
      label: 'Sender',
      help: 'A known sender has its signature checked and its events named.',
    }),
    methods: field.choices(
      { POST: 'POST', GET: 'GET', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
      { label: 'Methods', default: ['POST'], advanced: true, help: 'Other methods are answered with 405.' },
    ),
    response: field.group(
      {
        mode: field.choice(
          { immediate: 'At once, when the event is stored' },
          { label: 'Answer', default: 'immediate' },
        ),
      },
      { label: 'Response', default: {}, advanced: true },
    ),
  }),
});
