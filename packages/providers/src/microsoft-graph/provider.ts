import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { isSame } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type EventElement, type Handshake } from '../kit/provider.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

/** https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks */
export const microsoftGraph = defineProvider({
  id: 'microsoft-graph',
  title: 'Microsoft Graph',
  summary: 'Changes in Outlook, Teams, OneDrive, SharePoint and Entra ID.',
  setUp: {
    steps: [
      'Publish this workflow first, because Graph tries the trigger URL while the subscription is created.',
      'Create a subscription by a POST to https://graph.microsoft.com/v1.0/subscriptions, for example with Graph Explorer.',
      'Enter the trigger URL as the notificationUrl, and as the lifecycleNotificationUrl too.',
      'Choose the resource, the changeType and the expirationDateTime, and make up a long random text as the clientState.',
      'Renew the subscription before its expirationDateTime, because Graph sends nothing after it.',
    ],
    secret:
      'You make it up yourself: the clientState that you created the subscription with. Graph does not show it again.',
    docs: 'https://learn.microsoft.com/en-us/graph/change-notifications-delivery-webhooks',
  },
  credential: z.object({
    clientState: secretText({
      label: 'Client state',
      help: 'The clientState of the subscription, up to 128 characters.',
    }),
  }),
  sample,
  eventTypes,
  detect: (request) => validationTokenOf(request) !== null || (notificationsOf(request) ?? []).some(looksLikeGraph),
  handshake,
  verify: (request, { credential }) => verify(notificationsOf(request), credential.clientState),
  identify: () => ({ id: null, type: null }),
  elements: (request) => notificationsOf(request)?.map(toElement) ?? null,
  // Graph expects this status when events are stored and processed later.
  success: () => ({ status: 202 }),
});

const notificationsOf = (request: ProviderRequest): readonly unknown[] | null => {
  const value = valueAt(request.json(), 'value');
  return Array.isArray(value) ? value : null;
};

const looksLikeGraph = (notification: unknown): boolean =>
  textAt(notification, 'subscriptionId') !== null &&
  textAt(notification, 'subscriptionExpirationDateTime') !== null &&
  typeOf(notification) !== null;

const typeOf = (notification: unknown): string | null =>
  textAt(notification, 'changeType') ?? textAt(notification, 'lifecycleEvent');

/** A POST without a body; with one it is a notification, whatever the address says. */
const validationTokenOf = (request: ProviderRequest): string | null =>
  request.method === 'POST' && request.body.length === 0 ? request.query.get('validationToken') : null;

/** The response is the token from the URL alone, sent so that no browser reads it as a page. */
function handshake(request: ProviderRequest): Handshake | null {
  const token = validationTokenOf(request);
  if (token === null) return null;
  return {
    kind: 'handshake',
    reason: 'Microsoft Graph tried whether this address is here.',
    signed: false,
    response: {
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      body: token,
    },
  };
}

/** One request may hold notifications of several subscriptions: each has to prove itself. */
function verify(notifications: readonly unknown[] | null, clientState: string): Verification {
  if (!notifications || notifications.length === 0) {
    return refuse('body.malformed', 'The body holds no notifications, so nothing shows who has sent it.');
  }
  const given = notifications.map((notification) => valueAt(notification, 'clientState'));
  const fits = given.map((state) => typeof state === 'string' && isSame(state, clientState));
  const wrong = fits.indexOf(false);
  if (wrong < 0) return ACCEPTED;
  const which =
    notifications.length === 1 ? 'The notification' : `Notification ${wrong + 1} of ${notifications.length}`;
  return typeof given[wrong] === 'string'
    ? refuse('token.wrong', `${which} has another clientState. Is it the one that the subscription was created with?`)
    : refuse('token.missing', `${which} has no clientState. Create the subscription again with one.`);
}

function toElement(value: unknown): EventElement {
  const id = textAt(value, 'id');
  return { id, type: typeOf(value), value, ...(id === null ? { duplicateKey: keyWithoutId(value) } : {}) };
}

/** Without an etag, two changes of one resource cannot be told apart. */
function keyWithoutId(notification: unknown): string | null {
  const etag = textAt(notification, 'resourceData', '@odata.etag');
  if (etag === null) return null;
  const parts = ['subscriptionId', 'resource', 'changeType'].map((name) => textAt(notification, name) ?? '');
  return [...parts, etag].join(' ');
}
