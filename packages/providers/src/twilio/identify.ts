import type { ProviderRequest } from '../kit/provider-request.js';
import type { EventIdentity } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';

export function identify(request: ProviderRequest): EventIdentity {
  const field = fieldsOf(request);
  const type = typeOf(field);
  const token = request.header('I-Twilio-Idempotency-Token');
  if (token) return { id: token, type };
  const message = messageIn(field);
  const call = field('CallSid');
  const parts = [message ?? call, message ? messageStatus(field) : field('CallStatus')];
  const id = parts[0] === null ? null : parts.filter((part) => part !== null).join(':');
  // A message reaches each state once. A call asks repeatedly while it is in progress.
  return message === null ? { id, type, duplicateKey: null } : { id, type };
}

export function isAboutCallOrMessage(request: ProviderRequest): boolean {
  const field = fieldsOf(request);
  return messageIn(field) !== null || field('CallSid') !== null;
}

type Fields = (name: string) => string | null;

/** A form when posted, the query of a GET, and JSON from some products. */
function fieldsOf(request: ProviderRequest): Fields {
  const form = request.method === 'GET' ? request.query : request.form();
  return (name) => form.get(name) || textAt(request.json(), name);
}

const messageIn = (field: Fields): string | null => field('MessageSid') ?? field('SmsSid');
const messageStatus = (field: Fields): string | null => field('MessageStatus') ?? field('SmsStatus');

/** Twilio has no field for the type: each product names its event in a field of its own. */
function typeOf(field: Fields): string | null {
  const named = field('EventType') ?? field('StatusCallbackEvent');
  if (named !== null) return named;
  const states: [string, string | null][] = [
    ['message', messageStatus(field)],
    ['recording', field('RecordingStatus')],
    ['call', field('CallStatus')],
  ];
  const [what, state] = states.find(([, found]) => found !== null) ?? [];
  return state == null ? null : `${what}.${state}`;
}
