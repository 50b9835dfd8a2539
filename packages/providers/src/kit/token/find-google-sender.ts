/** Tells Google's senders apart: their tokens are the same, and Eventarc's events are CloudEvents made from Pub/Sub's. */
import { decodeJwt } from 'jose';
import { hasCloudEventHeaders } from '../cloud-event-headers.js';
import type { ProviderRequest } from '../provider-request.js';
import { textAt } from '../unwrap/read-json.js';
import { GOOGLE_ISSUER } from './google-token.js';

export type GoogleSender = 'google-pubsub' | 'google-eventarc' | 'google-cloud-functions';

/** By marks that none but Google sets. A guess: nothing is verified here. */
export function findGoogleSender(request: ProviderRequest): GoogleSender | undefined {
  if (isUnwrappedMessage(request)) return 'google-pubsub';
  if (hasCloudEventHeaders(request)) return isFromEventarc(request) ? 'google-eventarc' : undefined;
  if (isWrappedMessage(request)) return 'google-pubsub';
  return isFromServiceAccount(request) && !GOOGLE_SERVICES.test(agentOf(request))
    ? 'google-cloud-functions'
    : undefined;
}

const GOOGLE_SERVICES = /^(?:APIs-Google|CloudPubSub-Google|Google-)/;

const agentOf = (request: ProviderRequest): string => request.header('User-Agent') ?? '';

/** https://cloud.google.com/pubsub/docs/payload-unwrapping */
const isUnwrappedMessage = (request: ProviderRequest): boolean =>
  request.header('x-goog-pubsub-message-id') !== undefined || agentOf(request).startsWith('CloudPubSub-Google');

function isWrappedMessage(request: ProviderRequest): boolean {
  const body = request.json();
  const id = textAt(body, 'message', 'messageId') ?? textAt(body, 'message', 'message_id');
  return id !== null && /^projects\/[^/]+\/subscriptions\/./.test(textAt(body, 'subscription') ?? '');
}

/** Types of Google's own events begin with `google.`; any others come from Google's own clients. */
const isFromEventarc = (request: ProviderRequest): boolean =>
  request.header('ce-type')?.startsWith('google.') === true || GOOGLE_SERVICES.test(agentOf(request));

function isFromServiceAccount(request: ProviderRequest): boolean {
  const [, token = ''] = /^bearer\s+([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.header('Authorization') ?? '') ?? [];
  try {
    const { iss, email } = decodeJwt<{ email?: unknown }>(token);
    return iss === GOOGLE_ISSUER && typeof email === 'string' && email.endsWith('.gserviceaccount.com');
  } catch {
    return false;
  }
}
