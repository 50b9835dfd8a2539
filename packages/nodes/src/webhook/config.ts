import { field } from '@hookline/node-kit';
import { z } from 'zod';
import { cors } from './cors.js';
import { response } from './response.js';

const whenDropped = { field: 'mode', is: ['drop'] };

/** The settings of a webhook as its form has them. `readSettings` gives them to the ingest. */
export const config = z.object({
  provider: field.provider({
    label: 'Sender',
    help: 'A known sender has its signature checked and its events named.',
  }),
  credential: field.credential({
    label: 'Credential',
    of: 'provider',
    help: 'Holds the secret that the sender signs with.',
  }),
  methods: field.choices(
    { POST: 'POST', GET: 'GET', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
    {
      label: 'Methods',
      default: ['POST'],
      advanced: true,
      help: 'Other methods are answered with 405, and HEAD always with 200: it only asks whether the address is there.',
    },
  ),
  filter: field.conditions({
    label: 'Only when',
    of: 'provider',
    required: false,
    advanced: true,
    help: 'Other events are kept as filtered and make no run: {{ trigger.event.type }} is "invoice.paid", for example.',
  }),
  batch: field.choice(
    { each: 'A run for each event', together: 'One run for the whole request' },
    {
      label: 'When a request holds several events',
      default: 'each',
      advanced: true,
      help: 'Some senders put many events into one request. It needs a known sender.',
    },
  ),
  duplicates: field.group(
    {
      mode: field.choice(
        { drop: 'Keep it, and make no second run', run: 'Make a run all the same' },
        { label: 'When an event comes again', default: 'drop' },
      ),
      hours: field.number({
        label: 'Remember events for (hours)',
        default: 72,
        min: 1,
        max: 720,
        showWhen: whenDropped,
      }),
      key: field.text({
        label: 'An event is the same when this is',
        placeholder: '{{ trigger.body.order.id }}',
        help: 'Left empty: the id that the sender gives its events.',
        showWhen: whenDropped,
      }),
      redeliveries: field.choice(
        { drop: 'Make no run either', run: 'Make a run: somebody asked for it' },
        {
          label: 'Redeliveries by hand',
          default: 'drop',
          help: 'Of senders that never repeat an event unless a person presses “Redeliver”.',
          showWhen: whenDropped,
        },
      ),
    },
    { label: 'Duplicates', default: {}, advanced: true },
  ),
  allowFrom: field.text({
    label: 'Only from these addresses',
    placeholder: '203.0.113.0/24, 2001:db8::/32',
    advanced: true,
    help: 'Addresses or ranges, separated by commas. Left empty: from anywhere.',
  }),
  cors,
  response,
});
