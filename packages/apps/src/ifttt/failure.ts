import type { ReadFailure } from '../kit/app.js';
import { failureByStatus } from '../kit/failure.js';

/** A wrong key is the only failure that IFTTT explains. */
export const readIftttFailure: ReadFailure = (answer, context) => {
  if (answer.status !== 401) return failureByStatus('IFTTT')(answer, context);
  return {
    code: 'invalid-key',
    message:
      'IFTTT does not take this key. Copy it again from ifttt.com/maker_webhooks, and enter it in the credential.',
    outcome: 'failed',
    details: { status: answer.status },
  };
};
