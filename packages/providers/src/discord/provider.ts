import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { plainText } from '@hookline/credentials';
import { z } from 'zod';
import { decodeSignature } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider, type Handshake } from '../kit/provider.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { identify, kindOf, responseTo } from './messages.js';
import { sample } from './sample.js';

const SIGNATURE = 'X-Signature-Ed25519';
const TIMESTAMP = 'X-Signature-Timestamp';

/**
 * Discord sends wrong signatures on purpose, when the address is saved and later at any time, and removes an address that
 * does not answer each of them with 401. No refusal here may carry another status.
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint
 */
export const discord = defineProvider({
  id: 'discord',
  title: 'Discord',
  summary: 'Slash commands, buttons, forms, and events of an application.',
  setUp: {
    steps: [
      'Open your application in the Discord Developer Portal, copy its Public Key and enter it here first: Discord tries it when the address is saved.',
      'For commands, buttons and forms: under General Information, paste the trigger URL as the Interactions Endpoint URL and save.',
      'For events: under Webhooks, paste the trigger URL as the Endpoint URL, switch on Events, choose them and save.',
      'Discord shows that the answer is on its way: send it with the interaction token within 15 minutes.',
    ],
    secret: 'In the Developer Portal, open General Information and copy the Public Key.',
    docs: 'https://discord.com/developers/docs/interactions/overview',
  },
  credential: z
    .object({
      publicKey: plainText({
        label: 'Public key',
        help: 'One for each application: 64 digits and letters from a to f. Neither the application ID nor the token of the bot.',
      }),
    })
    .refine(({ publicKey }) => /^[0-9a-f]{64}$/i.test(publicKey), {
      path: ['publicKey'],
      error: 'The public key is 64 digits and letters from a to f. Copy it from General Information.',
    }),
  sample,
  eventTypes,
  detect: (request) => request.header(SIGNATURE) !== undefined,
  verify: (request, { credential }) => verify(request, credential.publicKey),
  handshake: respondToPing,
  identify,
  success: (request) => responseTo(request.json()),
});

function verify(request: ProviderRequest, publicKey: string): Verification {
  const given = request.header(SIGNATURE);
  const sent = request.header(TIMESTAMP);
  if (!given) return refuse('signature.missing', `The header ${SIGNATURE} is missing.`);
  if (!sent) return refuse('timestamp.missing', `The header ${TIMESTAMP} is missing.`);
  const signature = decodeSignature(given, 'hex');
  if (signature?.length !== 64) {
    return refuse('signature.malformed', `The header ${SIGNATURE} is not written as it should be: 128 hex digits.`);
  }
  // Discord signs the time and the body without a separator, so the time may hold only digits.
  if (!/^\d{1,16}$/.test(sent)) {
    return refuse('timestamp.malformed', `The timestamp in ${TIMESTAMP} is no whole number of seconds.`);
  }
  if (request.body[0] !== OPENING_BRACE) return refuse('body.malformed', 'The body is no JSON object.');
  const signed = Buffer.concat([Buffer.from(sent), request.body]);
  return verifySignature(null, signed, keyOf(publicKey), signature) ? ACCEPTED : wrongKey();
}

const OPENING_BRACE = 0x7b;

const keyOf = (publicKey: string) =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'hex').toString('base64url') },
    format: 'jwk',
  });

const wrongKey = (): Verification =>
  refuse(
    'signature.wrong',
    `The signature in ${SIGNATURE} does not fit the body and the public key. Is it the public key of this very application? ` +
      'Discord also sends wrong signatures on purpose, to see them refused.',
  );

/** Interactions and events have a PING of their own each, with different responses. */
function respondToPing(request: ProviderRequest): Handshake | null {
  const kind = kindOf(request.json());
  if (kind !== 'interaction ping' && kind !== 'event ping') return null;
  return {
    kind: 'handshake',
    reason: 'Discord tried whether this address is here.',
    signed: true,
    response: kind === 'event ping' ? { status: 204 } : PONG,
  };
}

const PONG = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"type":1}' };
