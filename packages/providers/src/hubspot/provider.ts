import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { defineProvider } from '../kit/provider.js';
import { eventTypes } from './event-types.js';
import { elements, identify } from './notifications.js';
import { sample } from './sample.js';
import { isSigned, sign, verify } from './signature.js';

/** https://developers.hubspot.com/docs/apps/legacy-apps/authentication/validating-requests */
export const hubspot = defineProvider({
  id: 'hubspot',
  title: 'HubSpot',
  summary: 'Contacts, companies, deals and tickets: what was created, changed, merged and deleted.',
  setUp: {
    steps: [
      'In your HubSpot developer account, open the app, then Webhooks.',
      'Paste the trigger URL as the Target URL, exactly as it stands here: HubSpot signs the address.',
      'Choose Create subscription for each kind of event, and activate it.',
      'An app has one Target URL for all its accounts: tell them apart by portalId.',
    ],
    secret: 'In the app, open Auth and copy the Client secret.',
    docs: 'https://developers.hubspot.com/docs/api/webhooks',
  },
  credential: z.object({
    clientSecret: secretText({ label: 'Client secret', help: 'Of the app. Neither the app ID nor an access token.' }),
  }),
  sample,
  eventTypes,
  detect: isSigned,
  verify: (request, { credential, now }) => verify(request, credential.clientSecret, now),
  sign: (request, { credential, now }) => sign(request, credential.clientSecret, now),
  identify,
  elements,
});
