import { secretText } from '@hookline/credentials';
import { z } from 'zod';
import { checkTimestamp } from '../kit/proof/check-timestamp.js';
import { checkHmacHeader, signHmacHeader, type HmacHeader } from '../kit/proof/hmac-header.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type Handshake } from '../kit/provider.js';
import { textAt, valueAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { identify } from './identify.js';
import { sample } from './sample.js';

const SIGNATURE = 'X-Slack-Signature';
const TIMESTAMP = 'X-Slack-Request-Timestamp';
const TOLERANCE_MS = 300_000;

/**
 * Events, slash commands and interactivity, answered with an empty 200: whatever else stands in the answer to a command is
 * shown to the person who typed it. https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const slack = defineProvider({
  id: 'slack',
  title: 'Slack',
  summary: 'Messages, mentions and reactions, slash commands, buttons and forms.',
  setUp: {
    steps: [
      'Open your app on api.slack.com/apps, or choose Create New App.',
      'For events: under Event Subscriptions, switch on Enable Events, paste the trigger URL as the Request URL and choose the events.',
      'For commands: under Slash Commands, choose Create New Command and paste the trigger URL as the Request URL.',
      'For buttons and forms: under Interactivity & Shortcuts, switch on Interactivity and paste the trigger URL as the Request URL.',
      'Let the trigger answer at once: after 3 seconds Slack sends the event again, up to three times.',
      'An app has one Request URL for all its workspaces: tell them apart by team_id.',
    ],
    secret: 'In the settings of the app, open Basic Information and choose Show beside Signing Secret.',
    docs: 'https://docs.slack.dev/apis/events-api/',
  },
  credential: z.object({
    signingSecret: secretText({
      label: 'Signing secret',
      help: 'One for each app: 32 letters and digits. Neither the client secret nor a token.',
    }),
  }),
  sample,
  eventTypes,
  detect: (request) => request.header(SIGNATURE) !== undefined,
  verify: (request, { credential, now }) => verify(request, credential.signingSecret, now),
  sign: (request, { credential, now }) => {
    const sent = String(Math.floor(now / 1000));
    return { [TIMESTAMP]: sent, ...signHmacHeader(request, signatureWith(request, credential.signingSecret, sent)) };
  },
  handshake: (request) => respondToSslCheck(request) ?? respondToChallenge(request),
  identify,
});

/** Older and newer than allowed are both refused: a request from the future could be kept and sent later. */
function verify(request: ProviderRequest, secret: string, now: number): Verification {
  const sent = request.header(TIMESTAMP);
  const age = checkTimestamp({ sent, unit: 'seconds', place: TIMESTAMP, toleranceMs: TOLERANCE_MS, now });
  if (age?.code === 'timestamp.missing') return age;
  const verification = checkHmacHeader(request, signatureWith(request, secret, sent ?? ''));
  return verification.kind === 'refused' ? verification : (age ?? ACCEPTED);
}

const signatureWith = (request: ProviderRequest, secret: string, sent: string): HmacHeader => ({
  header: SIGNATURE,
  prefix: 'v0=',
  algorithm: 'sha256',
  encoding: 'hex',
  key: secret,
  signed: [`v0:${sent}:`, request.body],
});

const REASON = 'Slack tried whether this address is here.';

/** Not signed, so its other fields are ignored: a request with ssl_check is no command. */
function respondToSslCheck(request: ProviderRequest): Handshake | null {
  const fields = request.method === 'GET' ? request.query : request.form();
  if (fields.get('ssl_check') !== '1') return null;
  return { kind: 'handshake', reason: REASON, signed: false, response: { status: 200 } };
}

/** https://docs.slack.dev/reference/events/url_verification */
function respondToChallenge(request: ProviderRequest): Handshake | Refusal | null {
  const json = request.json();
  const challenge = valueAt(json, 'challenge');
  if (textAt(json, 'type') !== 'url_verification' || typeof challenge !== 'string') return null;
  // The response echoes it, so it must be nothing that a browser could read as a page.
  if (!/^[\w.~+/=-]{1,400}$/.test(challenge)) {
    return refuse('body.malformed', 'The challenge is no text of letters and digits that could be sent back.', {
      status: 400,
    });
  }
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  return { kind: 'handshake', reason: REASON, signed: true, response: { status: 200, headers, body: challenge } };
}
