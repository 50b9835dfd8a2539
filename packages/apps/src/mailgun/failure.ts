import type { ReadFailure } from '../kit/app.js';
import { failureByStatus } from '../kit/failure.js';
import { textAt } from '../kit/read-answer.js';
import { resetAfter } from '../kit/reset-after.js';

/** https://documentation.mailgun.com/docs/mailgun/api-reference/mg-errors. A wrong key is a 401 in plain text. */
export const readMailgunFailure: ReadFailure = (answer, context) => {
  const failure = failureByStatus('Mailgun')(answer, context);
  if (failure === undefined) return undefined;
  const { status, headers, body } = answer;
  const said = textAt(body, 'message') ?? '';
  if (status === 404 && said.startsWith('Domain not found'))
    return {
      ...failure,
      code: 'domain-not-found',
      message: `Mailgun finds no such domain. Check the domain and its region (EU or US) in the credential. It says: ${said}`,
    };
  return {
    ...failure,
    message: messageOf(status, said) ?? failure.message,
    retryAfterMs: status === 429 ? resetAfter(headers, context.now) : failure.retryAfterMs,
  };
};

function messageOf(status: number, said: string): string | undefined {
  if (status === 413) return 'The mail is too large for Mailgun: at most 25 MB.';
  if (said === '' || status === 401) return undefined;
  if (status === 402) return `Mailgun wants the account to be paid for first. It says: ${said}`;
  if (status === 429) return `Mailgun gets too many requests at once, and asks to wait. It says: ${said}`;
  if (status >= 500) return `Something went wrong at Mailgun, and the mail may have been sent. It says: ${said}`;
  return `Mailgun refused the mail: ${said}`;
}
