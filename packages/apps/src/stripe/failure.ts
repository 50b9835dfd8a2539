import { isRecord } from '@hookline/node-kit';
import type { Answer, CallFailure, FailureOutcome, ReadFailure } from '../kit/app.js';
import { dashed, failureByStatus, outcomeOf, retryAfter } from '../kit/failure.js';
import { textAt, valueAt } from '../kit/read-answer.js';

/** https://docs.stripe.com/error-low-level. A deleted object is a 200 that says so. */
export const readStripeFailure: ReadFailure = (answer, context) => {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return valueAt(body, 'deleted') === true ? deleted(answer) : undefined;
  const error = valueAt(body, 'error');
  if (status === 401 || !isRecord(error)) return failureByStatus('Stripe')(answer, context);
  return {
    code: dashed(textAt(error, 'code') ?? textAt(error, 'type') ?? '') || 'status',
    message: sentenceOf(error, status),
    outcome: outcomeIn(answer),
    retryAfterMs: retryAfter(headers, context.now),
    isReplay: headers['idempotent-replayed'] === 'true',
    details: {
      status,
      request: headers['request-id'],
      parameter: textAt(error, 'param'),
      declined: textAt(error, 'decline_code'),
      docs: textAt(error, 'doc_url'),
    },
  };
};

const deleted = ({ status, body }: Answer): CallFailure => ({
  code: 'resource-missing',
  message: `${textAt(body, 'id') ?? 'What is named'} is deleted in Stripe.`,
  outcome: 'failed',
  details: { status },
});

/** Stripe's own word wins over the status. 409: another request with the same key is at work. */
function outcomeIn({ status, headers }: Answer): FailureOutcome {
  const outcome = status === 409 ? 'retry' : outcomeOf(status);
  const should = headers['stripe-should-retry'];
  if (should === 'false') return 'failed';
  return should === 'true' && outcome === 'failed' ? 'retry' : outcome;
}

function sentenceOf(error: unknown, status: number): string {
  const code = textAt(error, 'code') ?? textAt(error, 'type') ?? '';
  const said = textAt(error, 'message') ?? '';
  const parameter = textAt(error, 'param');
  const where = parameter === undefined || said.includes(parameter) ? '' : ` (${parameter})`;
  if (Object.hasOwn(SENTENCES, code)) return `${SENTENCES[code]} Stripe says: ${said}${where}`;
  if (status === 403) return `This key may not do that. Add the permission to it in Stripe. Stripe says: ${said}`;
  return status >= 500
    ? `Something went wrong at Stripe, and it may have been done. Stripe says: ${said}`
    : `Stripe refused it: ${said}${where}`;
}

const SENTENCES: Readonly<Record<string, string>> = {
  resource_missing: 'Stripe finds no such id. Test and live mode have different ones: check which the key is for.',
  charge_already_refunded: 'This payment was refunded before.',
  card_declined: 'The card was declined.',
  idempotency_key_in_use: 'An earlier attempt is still at work at Stripe.',
  idempotency_error: 'An earlier attempt of this step sent other data. Run the workflow again instead of the step.',
  rate_limit: 'Stripe gets too many requests at once, and asks to wait.',
  lock_timeout: 'Another request changes the same object at Stripe at the moment.',
};
