import type { Answer, CallFailure, FailureOutcome, ReadFailure } from '../kit/app.js';
import { awsCode, sentenceOfKey } from '../kit/aws.js';
import { failureByStatus, outcomeOf, retryAfter } from '../kit/failure.js';
import { textAt } from '../kit/read-answer.js';

/** Lambda names no time for most of what it wants repeated. */
const SOON_MS = 1000;

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors: a function that failed is a 200 with a header. */
export const readLambdaFailure: ReadFailure = (answer, context) => {
  const { status, headers, body } = answer;
  if (headers['x-amz-function-error'] !== undefined) return functionFailure(answer);
  if (status >= 200 && status < 300) return undefined;
  const error = headers['x-amzn-errortype'];
  const code = error === undefined ? '' : awsCode(error);
  if (code === '') return failureByStatus('AWS Lambda')(answer, context);
  const said = textAt(body, 'message') ?? textAt(body, 'Message') ?? '';
  const outcome = outcomeIn(code, status);
  return {
    code,
    message: sentenceOfKey(code, said) ?? sentenceOf(code, said),
    outcome,
    retryAfterMs: outcome === 'retry' ? (retryAfter(headers, context.now) ?? SOON_MS) : undefined,
    details: { status, error, reason: textAt(body, 'Reason'), request: headers['x-amzn-requestid'] },
  };
};

/** It ran, so it is not run again by itself. */
const functionFailure = ({ status, headers, body }: Answer): CallFailure => ({
  code: 'function-error',
  message: `The function failed: ${textAt(body, 'errorMessage') ?? 'it says no more'}. Its log in CloudWatch says where.`,
  outcome: 'failed',
  details: {
    status,
    error: textAt(body, 'errorType'),
    handled: headers['x-amz-function-error'] === 'Handled',
    version: headers['x-amz-executed-version'],
    request: headers['x-amzn-requestid'],
  },
});

function outcomeIn(code: string, status: number): FailureOutcome {
  if (BEFORE_IT_RAN.has(code)) return 'retry';
  return SET_UP_WRONG.has(code) ? 'failed' : outcomeOf(status);
}

/** The function is not ready yet, or what it stands on. */
const BEFORE_IT_RAN = new Set([
  'snap-start-not-ready',
  'snap-start-timeout',
  'resource-not-ready',
  'resource-conflict',
  'ec2-throttled',
  'ec2-unexpected',
  'eni-limit-reached',
  'subnet-ip-address-limit-reached',
  'efs-mount-connectivity',
  'efs-mount-timeout',
]);

/** Lambda answers 502 for these, and nothing gets better by itself. */
const SET_UP_WRONG = new Set([
  'ec2-access-denied',
  'efs-mount-failure',
  'invalid-runtime',
  'invalid-security-group-id',
  'invalid-subnet-id',
  'invalid-zip-file',
  'kms-access-denied',
  'kms-disabled',
  'kms-invalid-state',
  'kms-not-found',
  'snap-start',
]);

function sentenceOf(code: string, said: string): string {
  const says = said === '' ? '' : ` AWS says: ${said}`;
  return `${(Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ?? 'AWS Lambda refused it.'}${says}`;
}

const SENTENCES: Readonly<Record<string, string>> = {
  'resource-not-found': 'AWS Lambda finds no such function, version or alias. Check its name and the region.',
  'access-denied': 'This key may not call the function. Its user needs the permission lambda:InvokeFunction.',
  'too-many-requests': 'Too many of your functions run at once, and AWS asks to wait.',
  'request-too-large': 'The payload is too large: 6 MB at most, and 1 MB when the answer is not waited for.',
  'invalid-request-content': 'AWS Lambda cannot read the payload.',
  'snap-start-not-ready': 'The function is still starting.',
  'resource-not-ready': 'The function is still starting.',
  'resource-conflict': 'The function is being changed at the moment.',
  'recursive-invocation': 'AWS has stopped the function, because it called itself over and over.',
  'durable-execution-already-started': 'An earlier attempt of this step sent another payload.',
  service: 'Something went wrong at AWS Lambda, and the function may have run.',
};
