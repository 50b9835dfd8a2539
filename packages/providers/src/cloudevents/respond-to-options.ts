/**
 * The handshake of the WebHooks specification: the sender asks with OPTIONS whether it may deliver here. A browser asks
 * with OPTIONS too before it lets a page send; what tells them apart is the header WebHook-Request-Origin.
 * https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md#4-abuse-protection
 */
import type { ProviderRequest } from '../kit/provider-request.js';
import type { Handshake } from '../kit/provider.js';
import { refuse, type Refusal } from '../kit/verification.js';

const REQUEST_ORIGIN = 'WebHook-Request-Origin';

/** An OPTIONS request is a handshake or refused, and never an event. */
export function respondToOptions(request: ProviderRequest): Handshake | Refusal | null {
  if (request.method !== 'OPTIONS') return null;
  const origin = request.header(REQUEST_ORIGIN)?.trim();
  if (origin === undefined) {
    const reason = `An OPTIONS request without the header ${REQUEST_ORIGIN} is no event: browsers send it before a page may send.`;
    return refuse('sender.unexpected', reason, { status: 405 });
  }
  // The response echoes it as a header, so it has to be one host name.
  if (!/^[\w.:*-]{1,253}$/.test(origin)) {
    return refuse('sender.unexpected', `The header ${REQUEST_ORIGIN} holds no name of a host.`, { status: 400 });
  }
  return {
    kind: 'handshake',
    reason: 'The sender asked whether it may deliver CloudEvents here.',
    // "The handshake does not aim to establish an authentication or authorization context."
    signed: false,
    response: {
      status: 200,
      headers: { 'WebHook-Allowed-Origin': origin, 'WebHook-Allowed-Rate': '*', Allow: 'POST' },
    },
  };
}
