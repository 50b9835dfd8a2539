import { withDecodedAttributes } from '../kit/cloud-event-headers.js';
import type { ProviderMessage } from '../kit/provider.js';
import { isRecord } from '../kit/unwrap/is-record.js';
import { valueAt } from '../kit/unwrap/read-json.js';
import { valueInBase64, withMembers } from '../kit/unwrap/unwrap-text.js';

/**
 * Attributes in headers are percent-encoded (HTTP binding, section 3.1.3.2). In a JSON body, data that the sender took for
 * bytes is base64 in `data_base64`, and then there is no `data` (JSON format, section 3.1.1): what it says becomes that.
 */
export function unwrap({ body, headers }: ProviderMessage): ProviderMessage {
  return { body: Array.isArray(body) ? body.map(withData) : withData(body), headers: withDecodedAttributes(headers) };
}

/** One event. */
export function withData(event: unknown): unknown {
  if (!isRecord(event) || valueAt(event, 'data') !== undefined || valueAt(event, 'specversion') === undefined)
    return event;
  const data = valueInBase64(valueAt(event, 'data_base64'));
  return data === undefined ? event : withMembers(event, { data });
}
