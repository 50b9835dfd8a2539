import type { ProviderMessage } from '../provider.js';
import { isRecord } from './is-record.js';
import { valueAt } from './read-json.js';
import { valueInBase64, withMembers } from './unwrap-text.js';

/**
 * Puts what a message of Pub/Sub says into `message.data`, and what was there, base64, into `message.dataBase64`.
 * https://cloud.google.com/pubsub/docs/push#receive_push
 */
export function unwrapPubsub(message: ProviderMessage): ProviderMessage {
  const { body, headers } = message;
  const inner = valueAt(body, 'message');
  const sent = valueAt(inner, 'data');
  const data = valueInBase64(sent);
  if (!isRecord(body) || !isRecord(inner) || data === undefined) return message;
  return { body: withMembers(body, { message: withMembers(inner, { data, dataBase64: sent }) }), headers };
}
