import { defineNode, field, responseHeaderRows, responseStatus } from '@hookline/node-kit';
import { z } from 'zod';
import { allowsBody } from './allows-body.js';

const body = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({
    type: z.literal('json'),
    value: field.json({ label: 'JSON', required: true, placeholder: '{ "id": {{ trigger.body.id }} }' }),
  }),
  z.strictObject({ type: z.literal('text'), value: field.multiline({ label: 'Text' }) }),
]);

export const respondDefinition = defineNode({
  type: 'respond',
  title: 'Respond',
  summary: 'Answers the sender of the event, who waits for it, and goes on.',
  keywords: ['reply', 'return', 'response', 'webhook answer'],
  icon: 'reply',
  category: 'flow',
  capabilities: ['answersSender'],
  effect: 'write',
  caption: ({ status }) => (typeof status === 'number' ? `${status}` : undefined),
  check: ({ status, body: chosen }) =>
    allowsBody(status) || typeOf(chosen) === 'none'
      ? []
      : [{ field: 'body', message: `An answer with the status ${String(status)} has none. Choose None.` }],
  config: z.object({
    status: responseStatus({ value: 'template', redirects: true }),
    headers: responseHeaderRows({ value: 'template' }),
    body: field.variants(body, {
      label: 'Body',
      choose: 'Body type',
      labels: { none: 'None', json: 'JSON', text: 'Text' },
      default: { type: 'none' },
    }),
  }),
});

const typeOf = (chosen: unknown): unknown =>
  typeof chosen === 'object' && chosen !== null && 'type' in chosen ? chosen.type : 'none';
