import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import { isSame } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type Handshake } from '../kit/provider.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';
import { refuse, type Refusal } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { listElements } from './list-elements.js';
import { sample } from './sample.js';

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started/ */
export const meta = defineProvider({
  id: 'meta',
  title: 'Meta',
  summary: 'Messages, comments, leads and changes from Facebook, Instagram, Messenger and WhatsApp.',
  setUp: {
    steps: [
      'Make up a long random text as the Verify token, and enter it here with the App secret before you go on.',
      'In the Meta app dashboard, open Webhooks (or the WhatsApp or Messenger settings), and choose the object.',
      'Paste the trigger URL as the Callback URL, enter the Verify token, and choose Verify and save.',
      'Subscribe to the fields you want.',
    ],
    secret:
      'In the Meta app dashboard, open App settings, then Basic, and choose Show next to App secret. The Verify token you make up yourself.',
    docs: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started/',
  },
  credential: z.object({
    appSecret: secretText({ label: 'App secret', help: 'Of the Meta app that the webhook belongs to.' }),
    verifyToken: secretText({ label: 'Verify token', help: 'The same text as in the webhook’s settings.' }),
  }),
  sample,
  eventTypes,
  detect: (request) =>
    request.header('User-Agent') === 'facebookexternalua' || isSubscribing(request) || holdsEntries(request.json()),
  // On the bytes: Meta writes letters beyond ASCII as \uXXXX and signs that, and no writer of JSON gives it back.
  verify: (request, { credential }) => checkHmacHeader(request, signatureWith(credential.appSecret)),
  sign: (request, { credential }) => signHmacHeader(request, signatureWith(credential.appSecret)),
  handshake,
  identify: (request) => ({ id: null, type: textAt(request.json(), 'object') }),
  elements: listElements,
});

const isSubscribing = ({ method, query }: ProviderRequest): boolean =>
  method === 'GET' && query.get('hub.mode') === 'subscribe' && query.has('hub.verify_token') && !query.has('hub.topic');

const holdsEntries = (body: unknown): boolean =>
  textAt(body, 'object') !== null && Array.isArray(valueAt(body, 'entry')) && textAt(body, 'entry', 0, 'id') !== null;

const signatureWith = (appSecret: string): HmacHeader => ({
  header: 'X-Hub-Signature-256',
  prefix: 'sha256=',
  algorithm: 'sha256',
  encoding: 'hex',
  key: appSecret,
});

/** `?hub.mode=subscribe&hub.challenge=<number>&hub.verify_token=<text>`: the number has to come back, bare. */
function handshake(request: ProviderRequest, credential: { verifyToken: string } | null): Handshake | Refusal | null {
  if (!isSubscribing(request)) return null;
  const { query } = request;
  if (credential && !isSame(query.get('hub.verify_token') ?? '', credential.verifyToken)) {
    return refuse('token.wrong', 'The Verify token is another one. Enter the same text in the Meta app and here.', {
      status: 403,
    });
  }
  const challenge = query.get('hub.challenge') ?? '';
  // The response echoes it, so it must be nothing that a browser could read as a page.
  if (!/^[\w-]{1,200}$/.test(challenge)) {
    return refuse('body.malformed', 'There is no number in hub.challenge that could be sent back.', { status: 400 });
  }
  return {
    kind: 'handshake',
    reason: 'Meta tried whether this address is here.',
    signed: false,
    response: {
      status: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
      body: challenge,
    },
  };
}
