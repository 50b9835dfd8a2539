import { NodeError, field } from '@hookline/node-kit';
import type { Answer } from '../kit/app.js';
import { awsService, regionIn } from '../kit/aws.js';
import { path } from '../kit/path.js';
import { textAt, valueAt } from '../kit/read-answer.js';
import { VERSION, awsLambda } from './app.js';

/** No function runs longer. The time limit of the step is what ends it sooner. */
const MAX_RUN_MS = 15 * 60_000;
const HANDED_OVER_MS = 10_000;
const MAX_ANSWER = 6 * 1024 * 1024;

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke = awsLambda.action({
  id: 'invoke',
  title: 'Call a function',
  summary: 'Runs a Lambda function with data, and takes its answer.',
  keywords: ['invoke', 'run'],
  effect: 'write',
  fields: {
    function: field.text({ label: 'Function', required: true, placeholder: 'my-function', help: 'Its name or ARN.' }),
    payload: field.json({
      label: 'Payload',
      placeholder: '{ "id": {{ trigger.body.id }} }',
      help: 'What the function gets as its event. Empty: {}.',
    }),
    wait: field.toggle({
      label: 'Wait for the answer',
      help: 'As long as the time limit of the step allows. Without it, the function runs on its own, and AWS tries it twice more when it fails.',
      default: true,
    }),
    region: field.text({
      label: 'Region',
      placeholder: 'eu-central-1',
      help: 'Empty: that of the ARN, or of the credential.',
      advanced: true,
    }),
    qualifier: field.text({ label: 'Version or alias', placeholder: 'live', advanced: true }),
    failsByStatus: field.toggle({
      label: 'Treat statusCode 400 and above as a failure',
      help: 'For a function that answers as API Gateway wants it.',
      default: false,
      advanced: true,
    }),
    durable: field.toggle({
      label: 'Durable function',
      help: 'AWS then runs it once for this step, however often it is called.',
      default: false,
      advanced: true,
    }),
  },
  request: (config, { idempotencyKey }) => ({
    method: 'POST',
    audience: awsService('lambda', config.region.trim() || (regionIn(config.function.trim()) ?? '')),
    path: path`/${VERSION}/functions/${config.function}/invocations`,
    query: { Qualifier: config.qualifier.trim() || undefined },
    headers: {
      'x-amz-invocation-type': config.wait ? 'RequestResponse' : 'Event',
      'x-amz-durable-execution-name': config.durable ? idempotencyKey : undefined,
    },
    body: config.payload ?? {},
    isRepeatable: config.durable,
    timeoutMs: config.wait ? MAX_RUN_MS : HANDED_OVER_MS,
    maxBytes: MAX_ANSWER,
  }),
  output: (answer, { failsByStatus }) => {
    if (failsByStatus) checkStatus(answer);
    const { body, headers } = answer;
    return {
      result: body,
      version: headers['x-amz-executed-version'] ?? null,
      requestId: headers['x-amzn-requestid'] ?? null,
    };
  },
});

/** @throws NodeError `aws-lambda.status-code` */
function checkStatus({ body }: Answer): void {
  const status = Number(textAt(body, 'statusCode') ?? 200);
  if (!(status >= 400)) return;
  throw new NodeError({
    code: 'aws-lambda.status-code',
    message: `The function answered with the statusCode ${status}.`,
    details: { status, answer: valueAt(body, 'body') },
  });
}
