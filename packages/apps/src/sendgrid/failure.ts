import type { ReadFailure } from '../kit/app.js';
import { failureByStatus } from '../kit/failure.js';
import { listAt, textAt } from '../kit/read-answer.js';
import { resetAfter } from '../kit/reset-after.js';

/** https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/errors */
export const readSendGridFailure: ReadFailure = (answer, context) => {
  const failure = failureByStatus('SendGrid')(answer, context);
  if (failure === undefined) return undefined;
  const { status, headers, body } = answer;
  const said = listAt(body, 'errors').map(sentenceOf).join(' ');
  return {
    ...failure,
    message: messageOf(status, said) ?? failure.message,
    retryAfterMs: status === 429 ? resetAfter(headers, context.now) : failure.retryAfterMs,
  };
};

function sentenceOf(error: unknown): string {
  const message = textAt(error, 'message') ?? '';
  const at = textAt(error, 'field');
  return at === undefined ? message : `${message} (${at})`;
}

function messageOf(status: number, said: string): string | undefined {
  if (status === 413) return 'The mail is too large for SendGrid: at most 30 MB.';
  if (status === 429) return 'SendGrid gets too many requests at once, and asks to wait.';
  if (said === '') return undefined;
  if (status === 401) return `SendGrid does not take this API key. Enter it again, or check the plan. It says: ${said}`;
  if (status === 403)
    return `SendGrid does not let this key send it. Verify the sender, and give the key Mail Send. It says: ${said}`;
  if (status >= 500) return `Something went wrong at SendGrid, and the mail may have been sent. It says: ${said}`;
  return `SendGrid refused the mail: ${said}`;
}
