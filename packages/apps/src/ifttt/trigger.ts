import { NodeError, field } from '@hookline/node-kit';
import { path } from '../kit/path.js';
import { ifttt } from './app.js';

const whenValues = { field: 'kind', is: ['values'] };

/** https://help.ifttt.com/hc/en-us/articles/115010230347-Webhooks-service-FAQ: two triggers, each at an address of its own. */
export const trigger = ifttt.action({
  id: 'trigger',
  title: 'Trigger event',
  summary: 'Starts the Applets that wait for an event of Webhooks.',
  keywords: ['webhooks', 'fire', 'event'],
  effect: 'write',
  fields: {
    event: field.text({
      label: 'Event name',
      required: true,
      placeholder: 'order_paid',
      help: 'As it stands in the Applet. IFTTT takes any name, also when no Applet waits for it.',
    }),
    kind: field.choice(
      { values: 'Receive a web request', json: 'Receive a web request with a JSON payload' },
      { label: 'The Applet begins with', default: 'values' },
    ),
    value1: field.text({ label: 'Value 1', placeholder: '{{ trigger.body.order.id }}', showWhen: whenValues }),
    value2: field.text({ label: 'Value 2', showWhen: whenValues }),
    value3: field.text({ label: 'Value 3', showWhen: whenValues }),
    json: field.json({
      label: 'JSON',
      required: true,
      placeholder: '{ "order": {{ trigger.body.order }} }',
      showWhen: { field: 'kind', is: ['json'] },
    }),
  },
  request: ({ event, kind, json, value1, value2, value3 }) => {
    const name = eventName(event);
    return kind === 'json'
      ? { method: 'POST', path: path`/trigger/${name}/json`, body: json, timeoutMs: 15_000 }
      : { method: 'POST', path: path`/trigger/${name}`, body: { value1, value2, value3 }, timeoutMs: 15_000 };
  },
  output: (_answer, { event }) => ({ accepted: true, event: event.trim() }),
});

/** IFTTT takes another name in silence, and no Applet can wait for it. @throws NodeError `config.wrong` */
function eventName(text: string): string {
  const name = text.trim();
  if (/^\w+$/.test(name)) return name;
  throw new NodeError({
    code: 'config.wrong',
    message: `Event name: "${name}" is none. IFTTT knows letters, digits and _ only.`,
    details: { field: 'event' },
  });
}
