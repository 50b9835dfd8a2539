import type { ProviderMessage } from '../kit/provider.js';
import { isRecord } from '../kit/unwrap/is-record.js';
import { valueAt } from '../kit/unwrap/read-json.js';
import { valueInText, withMembers } from '../kit/unwrap/unwrap-text.js';

/**
 * `Message` is a text to Amazon SNS, and JSON to nearly every publisher, Amazon's own services included. When it is JSON, its
 * value replaces it and the text moves to `MessageText`.
 */
export function unwrap(message: ProviderMessage): ProviderMessage {
  const { body, headers } = message;
  const sent = valueAt(body, 'Message');
  const value = valueInText(sent);
  if (!isRecord(body) || value === undefined || valueAt(body, 'TopicArn') === undefined) return message;
  return { body: withMembers(body, { Message: value, MessageText: sent }), headers };
}
