/** What SNS would refuse, found before it is asked. */
const MAX_BYTES = 256 * 1024;

interface Message {
  readonly topic: string;
  readonly message: string;
  readonly subject: string;
  readonly group: string;
}

export function messageFault({ topic, message, subject, group }: Message) {
  if (!/^arn:[\w-]+:sns:[\w-]+:\d+:[\w-]+(?:\.fifo)?$/.test(topic))
    return { field: 'topic', message: 'Topic: write its ARN, like arn:aws:sns:eu-central-1:123456789012:orders.' };
  if (new TextEncoder().encode(message).length > MAX_BYTES)
    return { field: 'message', message: 'Message: it has more than the 256 KB that AWS SNS takes.' };
  if (subject.trim().length >= 100 || /\p{Cc}/u.test(subject.trim()))
    return { field: 'subject', message: 'Subject: one line of less than 100 characters.' };
  if (topic.endsWith('.fifo') && group.trim() === '')
    return { field: 'group', message: 'Message group: fill it in, because the topic is a FIFO topic.' };
  return undefined;
}
