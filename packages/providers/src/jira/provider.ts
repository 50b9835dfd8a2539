import { optionalSecret } from '@hookline/credentials';
import { z } from 'zod';
import { checkHmacHeader, signHmacHeader } from '../kit/proof/hmac-header.js';
import { hmac } from '../kit/proof/signature.js';
import type { ProviderRequest } from '../kit/provider-request.js';
import { defineProvider } from '../kit/provider.js';
import { checkToken } from '../kit/token/check-token.js';
import { readToken } from '../kit/token/read-token.js';
import { textAt } from '../kit/unwrap/read-json.js';
import { ACCEPTED, refuse, type Verification } from '../kit/verification.js';
import { eventTypes } from './event-types.js';
import { sample } from './sample.js';

const HEADER = 'X-Hub-Signature';
/** The header names its method, and WebSub allows sha1 too: only sha256 and stronger are accepted. */
const METHODS = ['sha256', 'sha384', 'sha512'] as const;
const TOKEN_SECONDS = 180;

/** https://developer.atlassian.com/cloud/jira/platform/webhooks/ */
export const jira = defineProvider({
  id: 'jira',
  title: 'Jira',
  summary: 'Issues, comments, worklogs, sprints and versions.',
  setUp: {
    steps: [
      'In Jira, open Settings, then System, then WebHooks, and choose Create a WebHook.',
      'Paste the trigger URL as the URL, and choose the events you want.',
      'Enter a long random text as the Secret, the same text here, and choose Create.',
      'Webhooks that an OAuth 2.0 app registers (dynamic webhooks) end after 30 days unless the app refreshes them.',
      'Send web request of Jira Automation is another sender and signs nothing: let it send a header with a token instead.',
    ],
    secret:
      'You make it up yourself: the text under Secret in the webhook’s settings, which Jira does not show again. For dynamic webhooks it is the client secret of the app: in the developer console, open the app, then Settings.',
    docs: 'https://developer.atlassian.com/cloud/jira/platform/webhooks/',
  },
  credential: z
    .object({
      secret: optionalSecret({
        label: 'Secret',
        help: 'For webhooks made in Jira’s settings: the same text as under Secret there.',
      }),
      clientSecret: optionalSecret({
        label: 'Client secret of the app',
        help: 'Only for webhooks that an OAuth 2.0 app has registered.',
      }),
    })
    .refine(({ secret, clientSecret }) => secret !== '' || clientSecret !== '', {
      path: ['secret'],
      message: 'Fill in Secret or Client secret of the app',
    }),
  sample,
  eventTypes,
  detect: (request) => request.header('X-Atlassian-Webhook-Identifier') !== undefined,
  verify: (request, { credential, now }) => verify(request, credential, now),
  sign: (request, { credential, now }) =>
    credential.secret === ''
      ? { Authorization: `Bearer ${tokenWith(credential.clientSecret, now)}` }
      : signHmacHeader(request, signatureWith(credential.secret, 'sha256')),
  identify: (request) => ({
    id: request.header('X-Atlassian-Webhook-Identifier') || null,
    type: textAt(request.json(), 'webhookEvent'),
  }),
});

interface JiraCredential {
  readonly secret: string;
  readonly clientSecret: string;
}

function verify(
  request: ProviderRequest,
  { secret, clientSecret }: JiraCredential,
  now: number,
): Verification | Promise<Verification> {
  const given = request.header(HEADER);
  if (given && secret !== '') return verifySignature(request, given, secret);
  if (given) {
    return refuse(
      'credential.unusable',
      'Jira signed this with the Secret of a webhook. Fill in Secret in the credential.',
    );
  }
  if (!request.header('Authorization')) {
    return refuse(
      'signature.missing',
      `The header ${HEADER} is missing. Has the webhook in Jira a Secret? Send web request of Jira Automation never signs.`,
    );
  }
  if (clientSecret === '') {
    return refuse(
      'credential.unusable',
      'This comes from a webhook that an app has registered. Fill in the client secret of the app in the credential.',
    );
  }
  return verifyToken(request, clientSecret, now);
}

function verifySignature(request: ProviderRequest, given: string, secret: string): Verification {
  const method = METHODS.find((name) => given.startsWith(`${name}=`));
  return method
    ? checkHmacHeader(request, signatureWith(secret, method))
    : refuse('signature.malformed', `The header ${HEADER} has to begin with sha256=, sha384= or sha512=.`);
}

const signatureWith = (secret: string, algorithm: (typeof METHODS)[number]) =>
  ({ header: HEADER, prefix: `${algorithm}=`, algorithm, encoding: 'hex', key: secret }) as const;

/** The token proves the sender and not the body: Jira signs nothing else for apps. */
async function verifyToken(request: ProviderRequest, clientSecret: string, now: number): Promise<Verification> {
  const read = readToken(request, { header: 'Authorization', scheme: 'Bearer', algorithms: ['HS256'] });
  if (read.kind === 'refused') return read;
  const checked = await checkToken({ token: read.token, key: { kind: 'secret', secret: clientSecret }, now });
  return checked.kind === 'refused' ? checked : ACCEPTED;
}

function tokenWith(clientSecret: string, now: number): string {
  const iat = Math.floor(now / 1000);
  const signed = [
    { alg: 'HS256', typ: 'JWT' },
    { iat, exp: iat + TOKEN_SECONDS },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${hmac('sha256', clientSecret, signed).toString('base64url')}`;
}
