import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type Handshake } from '../kit/provider.js';
import { eventTypes } from './event-types.js';
import { elements, readEvents, unwrap } from './events.js';
import { sample } from './sample.js';
import { SIGNATURE, sign, verify } from './signature.js';

/** https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/ */
export const mandrill = defineProvider({
  id: 'mandrill',
  title: 'Mandrill (Mailchimp Transactional)',
  summary: 'E-mails that were sent, opened, clicked, bounced, rejected or reported as spam, and e-mails that came in.',
  setUp: {
    steps: [
      'In Mandrill, open Settings, then Webhooks, and choose Add a Webhook.',
      'Choose the events you want, paste the trigger URL as the Post to URL exactly as it stands here, and choose Create Webhook.',
      'For e-mails that come in, open Inbound, add a route to your domain and paste the trigger URL as its webhook.',
    ],
    secret:
      'In Mandrill, open Settings, then Webhooks, and copy the Key beside the webhook. It is not an API key. A route of inbound e-mails shows its own.',
    docs: 'https://mailchimp.com/developer/transactional/guides/track-respond-activity-webhooks/',
  },
  credential: z.object({
    webhookKey: secretText({ label: 'Webhook key', help: 'Each webhook has its own. It is not an API key.' }),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header(SIGNATURE) !== undefined,
  verify: (request, { credential }) => verify(request, credential.webhookKey),
  sign: (request, { credential }) => sign(request, credential.webhookKey),
  handshake,
  // The request has no id; its events have.
  identify: () => ({ id: null, type: null }),
  elements,
  unwrap,
});

/** An empty list, signed with a key that is the same for everybody, when HEAD was not answered with 200. It holds no event. */
function handshake(request: ProviderRequest): Handshake | null {
  if (request.header(SIGNATURE) === undefined || readEvents(request)?.length !== 0) return null;
  return {
    kind: 'handshake',
    reason: 'Mandrill tried whether this address is here.',
    signed: false,
    response: { status: 200 },
  };
}
