import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';
import { isErrorCode } from './is-error-code.js';

export const stopDefinition = defineNode({
  type: 'stop',
  title: 'Stop with an error',
  summary: 'Ends the run as failed, with a message of yours.',
  keywords: ['fail', 'throw', 'exit', 'end', 'abort'],
  icon: 'octagon-x',
  category: 'flow',
  ports: [],
  effect: 'pure',
  check: ({ code }) =>
    typeof code === 'string' && !isErrorCode(code)
      ? [{ field: 'code', message: 'Use letters, digits, dots and hyphens, for example order.too-large.' }]
      : [],
  config: z.object({
    message: field.multiline({
      label: 'Message',
      required: true,
      placeholder: 'Order {{ trigger.body.id }} has no customer.',
      help: 'Shown on the run, so that people know why it failed.',
    }),
    code: field.plain({
      label: 'Error code',
      placeholder: 'run.stopped',
      help: 'A short name to find such failures by. Left empty, it is run.stopped.',
      advanced: true,
    }),
  }),
});
