import { aws } from '@hookline/credentials';
import { defineApp } from '../kit/define-app.js';
import { readSnsFailure } from './failure.js';

/** https://docs.aws.amazon.com/sns/latest/api/CommonParameters.html */
export const VERSION = '2010-03-31';

export const awsSns = defineApp({
  id: 'aws-sns',
  name: 'AWS SNS',
  mark: 'Sn',
  ground: 9,
  keywords: ['amazon', 'simple notification service', 'topic', 'queue'],
  docs: 'https://docs.aws.amazon.com/sns/latest/api/API_Publish.html',
  credentials: [aws],
  // The only form that is documented.
  headers: { accept: 'text/xml' },
  encoding: 'form',
  failure: readSnsFailure,
});
