import type { FailureOutcome, ReadFailure } from '../kit/app.js';
import { dashed, failureByStatus, listedIn, outcomeOf, retryAfter } from '../kit/failure.js';
import { listAt, textAt } from '../kit/read-answer.js';

/** PayPal asks for no time with its limit. */
const LIMITED_MS = 5000;

/** https://developer.paypal.com/api/rest/responses: the issue says more than the name above it. */
export const readPaypalFailure: ReadFailure = (answer, context) => {
  const { status, body, headers } = answer;
  if (status >= 200 && status < 300) return undefined;
  const issue = textAt(listAt(body, 'details')[0], 'issue');
  const code = issue ?? textAt(body, 'name');
  if (code === undefined) return failureByStatus('PayPal')(answer, context);
  const outcome = listedIn(OUTCOMES, code) ?? outcomeOf(status);
  const said = textAt(listAt(body, 'details')[0], 'description') ?? textAt(body, 'message');
  return {
    code: dashed(code),
    message:
      (Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ?? `PayPal refused it: ${said ?? dashed(code)}`,
    outcome,
    retryAfterMs: status === 429 ? (retryAfter(headers, context.now) ?? LIMITED_MS) : undefined,
    details: { status, issue: code, debugId: textAt(body, 'debug_id') },
  };
};

const OUTCOMES: Readonly<Record<string, FailureOutcome>> = {
  RESOURCE_CONFLICT: 'retry',
  ORDER_COMPLETION_IN_PROGRESS: 'retry',
  PENDING_CAPTURE: 'retry',
};

const SENTENCES: Readonly<Record<string, string>> = {
  AUTHENTICATION_FAILURE: 'PayPal does not take this credential. Enter it again, and check Live or Sandbox.',
  NOT_AUTHORIZED: 'The PayPal app may not do that. Its permissions are under Apps & Credentials.',
  RESOURCE_NOT_FOUND: 'PayPal finds nothing with this id. Check it, and whether the credential is Live or Sandbox.',
  RESOURCE_CONFLICT: 'PayPal still works on an earlier call for the same payment.',
  ORDER_NOT_APPROVED: 'The buyer has not approved this order yet, so it cannot be captured.',
  ORDER_ALREADY_CAPTURED: 'This order is captured already.',
  INSTRUMENT_DECLINED: 'The buyer’s way of paying was declined. They have to choose another one.',
  CAPTURE_FULLY_REFUNDED: 'This payment is refunded in full already.',
  REFUND_AMOUNT_EXCEEDED: 'That is more than is left of this payment.',
  REFUND_TIME_LIMIT_EXCEEDED: 'The payment is too old to be refunded.',
  DUPLICATE_INVOICE_ID: 'PayPal has a payment with this invoice number already.',
  RATE_LIMIT_REACHED: 'PayPal asks for fewer calls at once.',
};
