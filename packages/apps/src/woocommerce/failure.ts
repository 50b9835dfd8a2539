import { isRecord } from '@hookline/node-kit';
import type { Answer, CallFailure, ReadFailure } from '../kit/app.js';
import { dashed, excerpt, failureByStatus, outcomeOf, retryAfter } from '../kit/failure.js';
import { textAt, valueAt } from '../kit/read-answer.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#errors. A page instead of JSON comes from what stands before it. */
export const readWooCommerceFailure: ReadFailure = (answer, context) => {
  const { status, body, headers } = answer;
  const isFine = status >= 200 && status < 300;
  if (isFine && typeof body !== 'string') return undefined;
  if (typeof body === 'string' && (isFine || status >= 400) && body.trim() !== '')
    return { ...page(answer), retryAfterMs: retryAfter(headers, context.now) };
  const code = textAt(body, 'code') || undefined;
  return code === undefined ? failureByStatus('WooCommerce')(answer, context) : refusal(answer, code);
};

const page = ({ status, body }: Answer): CallFailure => ({
  code: 'status',
  message: `The shop answered ${status} with a web page. A firewall or maintenance stands in front of WooCommerce: let requests to /wp-json through.`,
  // A page of a server that works says nothing of what was sent.
  outcome: status < 300 ? 'uncertain' : outcomeOf(status),
  details: { status, answer: excerpt(body) },
});

function refusal({ status, body }: Answer, code: string): CallFailure {
  return {
    code: codeOf(status, code),
    message: sentenceOf(code, body),
    outcome: outcomeOf(status),
    details: { status, error: code },
  };
}

function codeOf(status: number, code: string): string {
  if (status === 401) return 'unauthorized';
  if (code === 'rest_no_route') return 'no-route';
  return status === 404 ? 'not-found' : dashed(code.replace(/^woocommerce_rest_/, '')) || 'status';
}

function sentenceOf(code: string, body: unknown): string {
  if (Object.hasOwn(SENTENCES, code)) return SENTENCES[code] ?? '';
  if (code.endsWith('_invalid_id')) return 'The shop has nothing with this id.';
  const params = valueAt(body, 'data', 'params');
  const reasons = isRecord(params) ? Object.values(params).filter((reason) => typeof reason === 'string') : [];
  return `WooCommerce refused it: ${[textAt(body, 'message') ?? code, ...reasons].join(' ')}`;
}

const NO_RIGHT =
  'WooCommerce does not know the consumer key, or its permissions do not allow this. Make a key with Read/Write, and enter it again.';

const SENTENCES: Readonly<Record<string, string>> = {
  woocommerce_rest_authentication_error: 'The consumer secret is wrong. Enter both keys again.',
  woocommerce_rest_cannot_view: NO_RIGHT,
  woocommerce_rest_cannot_create: NO_RIGHT,
  woocommerce_rest_cannot_edit: NO_RIGHT,
  rest_no_route:
    'The address has no WooCommerce behind it. In WordPress, set the permalinks to anything but Plain, and check the address of the shop.',
};
