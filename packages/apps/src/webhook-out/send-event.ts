import { field } from '@hookline/node-kit';
import { webhookOut } from './app.js';

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure */
export const sendEvent = webhookOut.action({
  id: 'send-event',
  title: 'Send event',
  summary: 'Sends a signed event, in the way of Standard Webhooks.',
  keywords: ['post', 'notify', 'callback'],
  effect: 'write',
  fields: {
    type: field.text({
      label: 'Type',
      required: true,
      placeholder: 'order.paid',
      help: 'What happened: words with points between.',
    }),
    data: field.json({
      label: 'Data',
      required: true,
      placeholder: '{ "id": {{ trigger.body.id }} }',
      help: 'What the receiver needs to know of it. Small: 20 KB at most.',
    }),
  },
  request: ({ type, data }, { now }) => ({
    method: 'POST',
    path: '',
    body: { type: type.trim(), timestamp: now.toISOString(), data: data ?? null },
    timeoutMs: 20_000,
  }),
  output: ({ status, body }) => ({ status, answer: body }),
});
