import { MAX_WAIT_MS, NodeError, defineExecutor, durationMs } from '@hookline/node-kit';
import { waitForCallbackDefinition } from './definition.js';

const call = {
  title: 'A workflow is waiting',
  text: '',
  answers: [{ name: 'continue', label: 'Continue', port: 'out' }],
} as const;

const buttons = [
  { name: 'approved', label: 'Approve', port: 'approved' },
  { name: 'rejected', label: 'Reject', port: 'rejected' },
] as const;

export const executeWaitForCallback = defineExecutor(
  waitForCallbackDefinition,
  ({ mode, title, text, timeout }, { input, clock }) => {
    const wait = durationMs(timeout);
    if (wait > MAX_WAIT_MS) {
      throw new NodeError({
        code: 'wait.too-long',
        message: `A run waits at most 365 days, and ${timeout.amount} ${timeout.unit} is longer. Choose a shorter time.`,
        details: { field: 'timeout.amount' },
      });
    }
    return {
      kind: 'suspended',
      until: new Date(clock.now().getTime() + wait).toISOString(),
      port: 'timeout',
      output: input,
      callback: mode === 'call' ? call : { title, text, answers: buttons },
    };
  },
);
