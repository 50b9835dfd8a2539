/** A message in the envelope of Amazon SNS, and the text that its signature is of. */
import { z } from 'zod';
import type { ProviderRequest } from '../kit/provider-request.js';

const common = {
  Message: z.string(),
  MessageId: z.string().min(1),
  Timestamp: z.string(),
  TopicArn: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  SigningCertURL: z.string(),
  Signature: z.string(),
};
const confirmation = { ...common, SubscribeURL: z.string(), Token: z.string() };

const messageSchema = z.discriminatedUnion('Type', [
  z.object({ ...common, Type: z.literal('Notification'), Subject: z.string().nullish() }),
  z.object({ ...confirmation, Type: z.literal('SubscriptionConfirmation') }),
  z.object({ ...confirmation, Type: z.literal('UnsubscribeConfirmation') }),
]);

export type SnsMessage = z.output<typeof messageSchema>;

/** JSON, whatever the content type says: SNS sends it as text/plain. Undefined when it is no signed message. */
export const findMessage = (request: ProviderRequest): SnsMessage | undefined =>
  messageSchema.safeParse(request.json()).data;

/**
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html: names and
 * values, a line each, in the order of the alphabet. Both kinds of confirmation have a Token.
 */
export function signedText(message: SnsMessage): string {
  const { Message, MessageId, Timestamp, TopicArn, Type } = message;
  const lines =
    message.Type === 'Notification'
      ? { Message, MessageId, Subject: message.Subject, Timestamp, TopicArn, Type }
      : { Message, MessageId, SubscribeURL: message.SubscribeURL, Timestamp, Token: message.Token, TopicArn, Type };
  return Object.entries(lines)
    .map(([name, value]) => (value === undefined || value === null ? '' : `${name}\n${value}\n`))
    .join('');
}
