import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

const HEADER = 'X-Trello-Webhook';

/** https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/ */
export const trello = defineProvider({
  id: 'trello',
  title: 'Trello',
  summary: 'Cards, lists, comments, checklists and members of a board.',
  setUp: {
    steps: [
      'Trello has no page for webhooks: they are made through its API.',
      'Open trello.com/power-ups/admin, make a Power-Up or open yours, and under API Key copy the key and make a token.',
      'Send POST to https://api.trello.com/1/webhooks with key, token, callbackURL and idModel.',
      'The callbackURL is the trigger URL exactly as it stands here, since Trello signs it, and idModel the id of the board, list or card.',
    ],
    secret:
      'Open trello.com/power-ups/admin, choose the Power-Up whose key made the webhook, and under API Key copy the Secret. It is neither the key nor the token.',
    docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/',
  },
  credential: z.object({
    secret: secretText({
      label: 'Secret',
      help: 'Of the Power-Up that the webhook was made with. Neither the API key nor the token.',
    }),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header(HEADER) !== undefined,
  verify: (request, { credential }) => {
    const verification = checkHmacHeader(request, signatureOf(request, credential.secret));
    if (verification.kind === 'accepted' || verification.code !== 'signature.wrong') return verification;
    return { ...verification, reason: WRONG };
  },
  sign: (request, { credential }) => signHmacHeader(request, signatureOf(request, credential.secret)),
  // Several webhooks may tell of one action, a board's and a card's say: it is one event all the same.
  identify: (request) => ({
    id: textAt(request.json(), 'action', 'id'),
    type: textAt(request.json(), 'action', 'type'),
  }),
});

/** The body, and behind it the address as the webhook was made with it. */
const signatureOf = ({ body, url }: ProviderRequest, key: string): HmacHeader => ({
  header: HEADER,
  algorithm: 'sha1',
  encoding: 'base64',
  key,
  signed: [body, url],
});

const WRONG =
  `The signature in ${HEADER} does not fit the body, the address and the secret. Is it the secret of the Power-Up that ` +
  'the webhook was made with, and does Trello have the trigger URL exactly as it stands here?';
