import { field } from '@hookline/node-kit';
import { textAt } from '../kit/read-answer.js';
import { zapier } from './app.js';

/** https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zap-workflows-from-webhooks */
export const send = zapier.action({
  id: 'send',
  title: 'Start Zap',
  summary: 'Sends data to a Zap that begins with a webhook.',
  keywords: ['trigger', 'webhooks', 'run'],
  effect: 'write',
  fields: {
    kind: field.choice(
      { fields: 'Fields', json: 'JSON' },
      {
        label: 'Data as',
        default: 'fields',
        help: 'Zapier takes it also while the Zap is off: whether it ran stands in the Zap history.',
      },
    ),
    fields: field.list(
      {
        name: field.text({ label: 'Name', required: true, placeholder: 'order' }),
        value: field.value({ label: 'Value', placeholder: '{{ trigger.body.order.id }}' }),
      },
      { label: 'Fields', addLabel: 'Add field', showWhen: { field: 'kind', is: ['fields'] } },
    ),
    json: field.json({
      label: 'JSON',
      required: true,
      placeholder: '{ "order": {{ trigger.body.order }} }',
      help: 'A list starts the Zap once for each of its elements.',
      showWhen: { field: 'kind', is: ['json'] },
    }),
  },
  request: ({ kind, fields, json }) => ({
    method: 'POST',
    // Zapier's own addresses end in it.
    path: '/',
    body: kind === 'json' ? json : Object.fromEntries(fields.map(pairOf)),
    timeoutMs: 15_000,
  }),
  output: ({ body }) => ({ accepted: true, id: textAt(body, 'id') }),
});

/** What gives nothing is null, so that the Zap finds the field all the same. */
const pairOf = ({ name, value }: { readonly name: string; readonly value?: unknown }): [string, unknown] => [
  name.trim(),
  value ?? null,
];
