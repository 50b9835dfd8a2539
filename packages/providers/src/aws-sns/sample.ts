import type { SampleRequest } from '../kit/provider.js';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:orders';
const messageId = '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'text/plain; charset=UTF-8',
    'user-agent': 'Amazon Simple Notification Service Agent',
    'x-amz-sns-message-type': 'Notification',
    'x-amz-sns-message-id': messageId,
    'x-amz-sns-topic-arn': topicArn,
    'x-amz-sns-subscription-arn': `${topicArn}:c9135db0-26c4-47ec-8998-413945fb5a96`,
  },
  body: JSON.stringify(
    {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: topicArn,
      Subject: 'Order 1042',
      Message: JSON.stringify({ order: 1042, status: 'paid', total: 30 }),
      Timestamp: '2025-10-09T08:53:19.655Z',
      UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=x',
      MessageAttributes: { kind: { Type: 'String', Value: 'order' } },
    },
    null,
    2,
  ),
};
