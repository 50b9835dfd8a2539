import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { defineProvider, type SenderResponse } from '../kit/provider.js';
import { eventTypes } from './event-types.js';
import { identify, isAboutCallOrMessage } from './identify.js';
import { sample } from './sample.js';
import { SIGNATURE, sign, verify } from './signature.js';

/** https://www.twilio.com/docs/usage/webhooks/webhooks-security */
export const twilio = defineProvider({
  id: 'twilio',
  title: 'Twilio',
  summary: 'Messages and calls that come in, and what became of those that went out.',
  setUp: {
    steps: [
      'In the Twilio Console, open Phone Numbers, Manage, Active numbers, and choose the number.',
      'For messages: under Messaging Configuration, paste the trigger URL for A message comes in, with HTTP POST.',
      'For calls: under Voice Configuration, paste the trigger URL for A call comes in, with HTTP POST.',
      'For what becomes of messages and calls: give the trigger URL as the status callback.',
      'Paste the trigger URL exactly as it stands here: Twilio signs the address, letter by letter.',
    ],
    secret: 'In the Twilio Console, open Account Info and copy the Auth Token. A subaccount has one of its own.',
    docs: 'https://www.twilio.com/docs/usage/webhooks',
  },
  credential: z.object({
    authToken: secretText({
      label: 'Auth Token',
      help: 'Of the account that the number belongs to. With webhooks signed by a shared key: the secret of that key.',
    }),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header(SIGNATURE) !== undefined,
  verify: (request, { credential }) => verify(request, credential.authToken),
  sign: (request, { credential }) => sign(request, credential.authToken),
  identify,
  // Instructions (TwiML) are expected about a call or a message; JSON there is an error, no instruction is none.
  success: (request) => (isAboutCallOrMessage(request) ? NO_INSTRUCTION : { status: 204 }),
});

const NO_INSTRUCTION: SenderResponse = { status: 200, headers: { 'content-type': 'text/xml' }, body: '<Response/>' };
