/**
 * Reads a CloudEvent in any of its three modes, or says why a request is none.
 * https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md#3-http-message-mapping
 */
import { REQUIRED_ATTRIBUTES, hasCloudEventHeaders, readCloudEventHeaders } from '../kit/cloud-event-headers.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { valueAt } from '../kit/unwrap/read-json.js';
import { refuse, type Refusal } from '../kit/verification.js';

export interface CloudEvents {
  readonly kind: 'single' | 'batch';
  readonly events: readonly CloudEvent[];
}

export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The event as a part of a JSON body; undefined when it came as headers. */
  readonly value: unknown;
}

const MEDIA_TYPE = 'application/cloudevents';
const BATCH_MEDIA_TYPE = 'application/cloudevents-batch';
/** 0.3 names its required attributes in the same way. */
const KNOWN_VERSIONS = ['1.0', '0.3'];

export const looksLikeCloudEvents = (request: ProviderRequest): boolean =>
  request.mediaType.startsWith(MEDIA_TYPE) || hasCloudEventHeaders(request);

export function readCloudEvents(request: ProviderRequest): CloudEvents | Refusal {
  const { mediaType } = request;
  // The media type of a batch begins like that of a single event, so it is asked first.
  if (mediaType.startsWith(BATCH_MEDIA_TYPE)) {
    return mediaType === `${BATCH_MEDIA_TYPE}+json` ? readBatch(request.json()) : unknownFormat(mediaType);
  }
  if (mediaType.startsWith(MEDIA_TYPE)) {
    return mediaType === `${MEDIA_TYPE}+json` ? readStructured(request.json()) : unknownFormat(mediaType);
  }
  return readBinary(request);
}

function readBatch(body: unknown): CloudEvents | Refusal {
  if (!Array.isArray(body)) return malformed('The body is no JSON array, which a batch of CloudEvents has to be.');
  const events: CloudEvent[] = [];
  for (const value of body) {
    const event = readEvent((name) => valueAt(value, name), `Event ${events.length + 1} of the batch`, value);
    if (event.kind === 'refused') return event;
    events.push(event.event);
  }
  return { kind: 'batch', events };
}

function readStructured(body: unknown): CloudEvents | Refusal {
  const event = readEvent((name) => valueAt(body, name), 'The CloudEvent in the body', body);
  return event.kind === 'refused' ? event : { kind: 'single', events: [event.event] };
}

function readBinary(request: ProviderRequest): CloudEvents | Refusal {
  const attributes = readCloudEventHeaders(request);
  if (!attributes) return malformed('A ce- header holds percent-encoded bytes that are no valid UTF-8.');
  if (attributes.size === 0) {
    const reason = `This is no CloudEvent: its content type is not ${MEDIA_TYPE}+json, and it has no ce- headers.`;
    return refuse('body.malformed', reason, { status: 415 });
  }
  const event = readEvent((name) => attributes.get(name), 'The CloudEvent in the ce- headers', undefined);
  return event.kind === 'refused' ? event : { kind: 'single', events: [event.event] };
}

type Read = { readonly kind: 'event'; readonly event: CloudEvent } | Refusal;

function readEvent(attribute: (name: string) => unknown, which: string, value: unknown): Read {
  const [id, source, type, version] = REQUIRED_ATTRIBUTES.map((name) => {
    const found = attribute(name);
    return typeof found === 'string' ? found : '';
  });
  if (!id || !source || !type || !version) {
    return malformed(`${which} lacks one of id, source, type and specversion, which all have to be texts.`);
  }
  if (!KNOWN_VERSIONS.includes(version)) return malformed(`${which} is of another specversion than 1.0.`);
  return { kind: 'event', event: { id, source, type, value } };
}

const malformed = (reason: string): Refusal => refuse('body.malformed', reason, { status: 400 });

/** "If the notification format has not been understood, the service MUST respond with 415" (http-webhook, section 2.2). */
function unknownFormat(mediaType: string): Refusal {
  const reason = `CloudEvents are taken as JSON here, and this request says ${mediaType.slice(0, 100)}.`;
  return refuse('body.malformed', reason, { status: 415 });
}
