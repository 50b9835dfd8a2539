import { aws } from '@hookline/credentials';
import { defineApp } from '../kit/define-app.js';
import { readLambdaFailure } from './failure.js';

/** Stands in each path. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const VERSION = '2015-03-31';

export const awsLambda = defineApp({
  id: 'aws-lambda',
  name: 'AWS Lambda',
  mark: 'La',
  ground: 6,
  keywords: ['amazon', 'function', 'serverless'],
  docs: 'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
  credentials: [aws],
  failure: readLambdaFailure,
});
