import type { ProviderMessage } from '../kit/provider.js';
import { valueAt } from '../kit/read-json.js';
import { isObject, valueInText, withMembers } from '../kit/unwrap-text.js';

/**
 * `Message` is a text for Amazon SNS, and JSON for nearly everybody who publishes one, Amazon's own services among them: then
 * its value takes its place, and the text stands in `MessageText`.
 */
export function unwrap(message: ProviderMessage): ProviderMessage {
  const { body, headers } = message;
  const sent = valueAt(body, 'Message');
  const value = valueInText(sent);
  if (!isObject(body) || value === undefined || valueAt(body, 'TopicArn') === undefined) return message;
  return { body: withMembers(body, { Message: value, MessageText: sent }), headers };
}
