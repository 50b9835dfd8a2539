import {
  DURATION_UNITS,
  MAX_WAIT_MS,
  defineNode,
  describeDuration,
  durationMs,
  field,
  readDuration,
} from '@hookline/node-kit';
import { z } from 'zod';

const whenApproval = { field: 'mode', is: ['approval'] };
const standardTimeout = { amount: 7, unit: 'days' } as const;

export const waitForCallbackDefinition = defineNode({
  type: 'wait-for-callback',
  title: 'Wait for an answer',
  summary: 'Waits until another program calls, or until somebody approves.',
  keywords: ['approval', 'approve', 'human', 'confirm', 'review', 'callback', 'pause'],
  icon: 'message-circle-question-mark',
  category: 'time',
  keyPrefix: 'answer',
  ports: ({ mode }) =>
    mode === 'approval' ? (['approved', 'rejected', 'timeout'] as const) : (['out', 'timeout'] as const),
  resumable: true,
  effect: 'pure',
  caption: ({ mode, timeout }) => {
    const duration = readTimeout(timeout);
    return `${mode === 'approval' ? 'approval' : 'a call'}${duration ? `, up to ${describeDuration(duration)}` : ''}`;
  },
  check: ({ timeout }) => {
    const duration = readTimeout(timeout);
    if (!duration || durationMs(duration) <= MAX_WAIT_MS) return [];
    return [{ field: 'timeout.amount', message: 'A run waits at most 365 days. Choose a shorter time.' }];
  },
  config: z.object({
    mode: field.choice(
      { call: 'A call from another program', approval: 'Approval by a person' },
      {
        label: 'Wait for',
        default: 'call',
        help: 'Send the address to answer at in a step before, a chat message for example: it stands there under Input, and a click puts it into the message. In a browser it shows the buttons; a program calls it with POST.',
      },
    ),
    title: field.text({
      label: 'Title',
      default: 'Your approval is needed',
      placeholder: 'Refund {{ trigger.body.amount }}?',
      help: 'The heading of the page with the buttons Approve and Reject.',
      showWhen: whenApproval,
    }),
    text: field.multiline({
      label: 'Text',
      placeholder: '{{ trigger.body.customer }} asks for a refund.',
      help: 'What somebody needs to know to decide.',
      showWhen: whenApproval,
    }),
    timeout: field.group(
      {
        amount: field.number({
          label: 'How long',
          default: standardTimeout.amount,
          min: 0.001,
          max: MAX_WAIT_MS / 1000,
          whole: false,
        }),
        unit: field.choice(DURATION_UNITS, { label: 'Unit', default: standardTimeout.unit }),
      },
      {
        label: 'Wait at most',
        default: {},
        help: 'Then the run goes on at timeout.',
      },
    ),
  }),
});

const readTimeout = (timeout: unknown) =>
  readDuration({ ...standardTimeout, ...(typeof timeout === 'object' ? timeout : {}) });
