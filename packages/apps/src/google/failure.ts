import type { Answer, CallFailure, FailureOutcome, ReadFailure } from '../kit/app.js';
import { dashed, failureByStatus, listedIn, outcomeOf, retryAfter } from '../kit/failure.js';
import { listAt, textAt, valueAt } from '../kit/read-answer.js';

/** https://cloud.google.com/apis/design/errors: an API's own errors are JSON with a word; what guards a function answers in HTML. */
export const readGoogleFailure: ReadFailure = (answer, context) => {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return undefined;
  const error = valueAt(body, 'error');
  const word = textAt(error, 'status');
  if (word === undefined || !/^[A-Z_]{3,40}$/.test(word)) return ofFunction(answer, context);
  return {
    code: dashed(word),
    message: sentenceOf(word, error),
    outcome: listedIn(OUTCOMES, word) ?? outcomeOf(status),
    retryAfterMs: retryAfter(headers, context.now),
    details: { status, error: word, reason: textAt(listAt(error, 'details')[0], 'reason') },
  };
};

const OUTCOMES: Readonly<Record<string, FailureOutcome>> = { RESOURCE_EXHAUSTED: 'retry', ABORTED: 'retry' };

function ofFunction(answer: Answer, context: Parameters<ReadFailure>[1]): CallFailure | undefined {
  const failure = failureByStatus('The function')(answer, context);
  const { status, headers } = answer;
  if (failure === undefined || (status !== 401 && status !== 403)) return failure;
  const why = headers['www-authenticate'];
  return { ...failure, message: GUARDED[status], details: { ...failure.details, ...(why !== undefined && { why }) } };
}

const GUARDED = {
  401: 'The function does not take the ID token. Check the audience: the address that Google gave the function, or one of its custom audiences.',
  403: 'The service account may not call the function. Give it the role Cloud Run Invoker (roles/run.invoker), or Cloud Functions Invoker for a function of the 1st generation.',
};

/** Google's own sentence says which API is switched off, and where it is switched on. */
function sentenceOf(word: string, error: unknown): string {
  const said = textAt(error, 'message');
  const says = said === undefined ? '' : ` Google says: ${said}`;
  return `${(Object.hasOwn(SENTENCES, word) ? SENTENCES[word] : undefined) ?? 'Google refused it.'}${says}`;
}

const LATER = 'Google cannot do it at the moment, and it may have been done.';

const SENTENCES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Google does not take this key. Enter it again, or choose another credential.',
  PERMISSION_DENIED:
    'The service account may not do that, or the API is not switched on. To publish it needs the role Pub/Sub Publisher (roles/pubsub.publisher).',
  NOT_FOUND: 'Google finds no such topic. Check its name and the project.',
  RESOURCE_EXHAUSTED: 'Google gets too much at once for the quota of the project, and asks to wait.',
  INVALID_ARGUMENT: 'Google did not accept what was sent.',
  INTERNAL: LATER,
  UNAVAILABLE: LATER,
  DEADLINE_EXCEEDED: LATER,
};
