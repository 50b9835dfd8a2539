import { isRecord } from '@hookline/node-kit';
import type { Answer, CallFailure, FailureOutcome, ReadFailure } from '../kit/app.js';
import { dashed, failureByStatus, listedIn, retryAfter } from '../kit/failure.js';
import { listAt, textAt, valueAt } from '../kit/read-answer.js';

/**
 * Shopify fails with a 200: first of the whole request, then in what a change says of itself, then by giving nothing. Other
 * statuses have words of plain text. https://shopify.dev/docs/api/admin-graphql#status_and_error_codes
 */
export const readShopifyFailure: ReadFailure = (answer, context) => {
  const failure = failureByStatus('Shopify')(answer, context);
  if (failure === undefined) return failureOfRequest(answer) ?? failureOfData(answer.body);
  const { status, headers, body } = answer;
  const said = textAt(body, 'errors');
  return {
    ...failure,
    message: BY_STATUS[status] ?? (said === undefined ? failure.message : `${failure.message} It says: ${said}`),
    retryAfterMs: status === 429 ? (retryAfter(headers, context.now) ?? 2000) : failure.retryAfterMs,
  };
};

const BY_STATUS: Readonly<Record<number, string>> = {
  402: 'The shop is frozen until its Shopify bill is paid.',
  404: 'Shopify has no shop of this name. Check it in the credential.',
  423: 'The shop is locked. Shopify’s support can tell why.',
};

function failureOfRequest({ status, body }: Answer): CallFailure | undefined {
  const [error] = listAt(body, 'errors');
  if (error === undefined) return undefined;
  const code = textAt(error, 'extensions', 'code') ?? 'GRAPHQL_ERROR';
  const said = textAt(error, 'message') ?? '';
  const sentence = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : 'Shopify refused it.';
  return {
    code: dashed(code),
    message: `${sentence} It says: ${said}`,
    outcome: listedIn(OUTCOMES, code) ?? 'failed',
    retryAfterMs: code === 'THROTTLED' ? waitFor(valueAt(body, 'extensions', 'cost')) : undefined,
    details: { status, error: code },
  };
}

const OUTCOMES: Readonly<Record<string, FailureOutcome>> = { THROTTLED: 'retry', INTERNAL_SERVER_ERROR: 'uncertain' };

const BY_CODE: Readonly<Record<string, string>> = {
  THROTTLED: 'The shop has no more points for requests at the moment.',
  ACCESS_DENIED: 'The app of this token lacks a scope. Add it in Shopify, and install the app again.',
  INTERNAL_SERVER_ERROR: 'Something went wrong at Shopify, and it may have been done.',
  SHOP_INACTIVE: 'The shop is not active.',
};

/** Until the points that are missing have come back. https://shopify.dev/docs/api/usage/rate-limits */
function waitFor(cost: unknown): number {
  const [wanted, there, each] = [
    valueAt(cost, 'requestedQueryCost'),
    valueAt(cost, 'throttleStatus', 'currentlyAvailable'),
    valueAt(cost, 'throttleStatus', 'restoreRate'),
  ].map(Number);
  const seconds = ((wanted ?? Number.NaN) - (there ?? 0)) / (each ?? 1);
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds * 1000)) : 1000;
}

function failureOfData(body: unknown): CallFailure | undefined {
  const data = valueAt(body, 'data');
  if (!isRecord(data)) return NO_DATA;
  const parts = Object.values(data);
  const [refusal] = parts.flatMap((part) => listAt(part, 'userErrors'));
  if (refusal !== undefined) {
    const where = listAt(refusal, 'field').join('.');
    const said = textAt(refusal, 'message') ?? '';
    const message = `Shopify refused it: ${said}${where === '' ? '' : ` (${where})`}`;
    return { code: 'user-error', message, outcome: 'failed', details: { field: where } };
  }
  const isNothing = parts.some((part) => part === null || (isRecord(part) && isEmptyList(part['nodes'])));
  return isNothing ? NOT_FOUND : undefined;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const NO_DATA: CallFailure = {
  code: 'status',
  message: 'Shopify’s address answered with something else than data. Check the shop in the credential.',
  outcome: 'uncertain',
};

const NOT_FOUND: CallFailure = {
  code: 'not-found',
  message: 'The shop has nothing with this id or name. Orders older than 60 days need the scope read_all_orders.',
  outcome: 'failed',
};
