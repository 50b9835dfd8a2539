import { field, plainLines, responseHeaderRows, responseStatus, waitSeconds } from '@hookline/node-kit';
import { z } from 'zod';

const wait = waitSeconds({
  help: 'Some senders give up after 3 seconds, many after 10. When there is no answer by then, the sender gets an empty 200: its event is stored, and the run goes on.',
});

const modes = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('immediate') }),
  z.strictObject({
    mode: z.literal('fixed'),
    status: responseStatus({ value: 'fixed', redirects: false }),
    headers: responseHeaderRows({ value: 'fixed' }),
    body: plainLines({
      label: 'Body',
      placeholder: '{ "ok": true }',
      help: 'Sent as it stands, as plain text unless a header Content-Type says otherwise.',
    }),
  }),
  z.strictObject({
    mode: z.literal('respond'),
    waitSeconds: wait,
    onFailure: field.choice(
      { error: 'Answer 500', empty: 'Answer with an empty 200, as if nothing had happened' },
      {
        label: 'When the run fails before it answers',
        default: 'error',
        help: 'A caller that waits for an answer can tell 500 from success. Many senders of events send the event again after it.',
      },
    ),
  }),
  z.strictObject({ mode: z.literal('last-step'), waitSeconds: wait }),
]);

/** The response to the sender of an event, sent once the event is stored. */
export const response = field.variants(modes, {
  label: 'Response',
  choose: 'Answer',
  labels: {
    immediate: 'At once, when the event is stored',
    fixed: 'At once, with an answer of yours',
    respond: 'What a Respond step answers',
    'last-step': 'What the last step gives, as JSON',
  },
  default: { mode: 'immediate' },
  advanced: true,
});

/** Of a config that may be half filled. */
export const waitsForAStep = (chosen: unknown): boolean => waiting.safeParse(chosen).success;

const waiting = z.looseObject({ mode: z.literal('respond') });
