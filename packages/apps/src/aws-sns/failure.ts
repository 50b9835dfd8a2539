import type { FailureOutcome, ReadFailure } from '../kit/app.js';
import { awsCode, sentenceOfKey } from '../kit/aws.js';
import { failureByStatus, listedIn, outcomeOf, retryAfter } from '../kit/failure.js';
import { textAt, valueAt } from '../kit/read-answer.js';

/** https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
export const readSnsFailure: ReadFailure = (answer, context) => {
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return undefined;
  const error = valueAt(body, 'ErrorResponse', 'Error');
  const code = awsCode(textAt(error, 'Code') ?? '');
  if (code === '' || code === '-') return failureByStatus('AWS SNS')(answer, context);
  const said = textAt(error, 'Message') ?? '';
  return {
    code,
    message: sentenceOfKey(code, said) ?? sentenceOf(code, said),
    outcome: listedIn(OUTCOMES, code) ?? outcomeOf(status),
    retryAfterMs: retryAfter(headers, context.now),
    details: { status, error: textAt(error, 'Code'), request: headers['x-amzn-requestid'] },
  };
};

/** A limit may be a 400. */
const OUTCOMES: Readonly<Record<string, FailureOutcome>> = {
  throttling: 'retry',
  throttled: 'retry',
  'kms-throttling': 'retry',
};

function sentenceOf(code: string, said: string): string {
  const says = said === '' ? '' : ` AWS says: ${said}`;
  return `${(Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ?? 'AWS SNS refused it.'}${says}`;
}

const BUSY = 'AWS SNS gets too many messages at once, and asks to wait.';

const SENTENCES: Readonly<Record<string, string>> = {
  'not-found': 'AWS SNS finds no such topic. Check its ARN.',
  'authorization-error': 'This key may not publish to the topic. Its user needs the permission sns:Publish.',
  'kms-throttling': BUSY,
  throttling: BUSY,
  throttled: BUSY,
  'kms-access-denied': 'The topic is encrypted, and this key may not use its KMS key.',
  'internal-error': 'Something went wrong at AWS SNS, and the message may have been published.',
};
