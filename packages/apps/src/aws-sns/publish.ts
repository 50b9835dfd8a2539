import { NodeError, field } from '@hookline/node-kit';
import { awsService, regionIn } from '../kit/aws.js';
import { textAt, valueAt } from '../kit/read-answer.js';
import { VERSION, awsSns } from './app.js';
import { messageFault } from './message-fault.js';

const TYPES = { String: 'Text', Number: 'Number', 'String.Array': 'List', Binary: 'Base64' };

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: a FIFO topic takes a message with the same key once in five minutes. */
export const publish = awsSns.action({
  id: 'publish',
  title: 'Publish to a topic',
  summary: 'Sends a message to all that subscribe to an SNS topic.',
  keywords: ['send', 'notify', 'message'],
  effect: 'write',
  fields: {
    topic: field.text({
      label: 'Topic',
      required: true,
      placeholder: 'arn:aws:sns:eu-central-1:123456789012:orders',
      help: 'Its ARN.',
    }),
    message: field.multiline({ label: 'Message', required: true, placeholder: '{ "id": {{ trigger.body.id }} }' }),
    subject: field.text({ label: 'Subject', help: 'For subscribers by mail.' }),
    attributes: field.list(
      {
        name: field.text({ label: 'Name', required: true, placeholder: 'type' }),
        type: field.choice(TYPES, { label: 'Type', default: 'String' }),
        value: field.text({ label: 'Value', required: true }),
      },
      { label: 'Attributes', help: 'Subscribers can filter by them.', addLabel: 'Add attribute', advanced: true },
    ),
    group: field.text({
      label: 'Message group',
      help: 'Only for a topic that ends in .fifo: its messages of one group arrive in order.',
      advanced: true,
    }),
    byProtocol: field.toggle({
      label: 'Message has a text for each protocol',
      help: 'JSON with default, and email, sms and so on where they differ.',
      default: false,
      advanced: true,
    }),
  },
  request: ({ topic: given, message, subject, attributes, group, byProtocol }, { idempotencyKey }) => {
    const topic = given.trim();
    const isFifo = topic.endsWith('.fifo');
    const fault = messageFault({ topic, message, subject, group });
    if (fault) throw new NodeError({ code: 'config.wrong', message: fault.message, details: { field: fault.field } });
    return {
      method: 'POST',
      path: '/',
      audience: awsService('sns', regionIn(topic) ?? ''),
      isRepeatable: isFifo,
      timeoutMs: 10_000,
      body: {
        Action: 'Publish',
        Version: VERSION,
        TopicArn: topic,
        Message: message,
        Subject: subject.trim() || undefined,
        MessageStructure: byProtocol ? 'json' : undefined,
        ...Object.fromEntries(attributes.flatMap(attributePairs)),
        ...(isFifo && { MessageGroupId: group.trim(), MessageDeduplicationId: idempotencyKey }),
      },
    };
  },
  output: ({ body }) => {
    const result = valueAt(body, 'PublishResponse', 'PublishResult');
    return {
      messageId: textAt(result, 'MessageId') ?? null,
      sequenceNumber: textAt(result, 'SequenceNumber') ?? null,
    };
  },
});

interface Attribute {
  readonly name: string;
  readonly type: keyof typeof TYPES;
  readonly value: string;
}

/** Counted from 1. */
function attributePairs({ name, type, value }: Attribute, place: number): [string, string][] {
  const entry = `MessageAttributes.entry.${place + 1}`;
  return [
    [`${entry}.Name`, name.trim()],
    [`${entry}.Value.DataType`, type],
    [`${entry}.Value.${type === 'Binary' ? 'BinaryValue' : 'StringValue'}`, value],
  ];
}
