/**
 * The ID token (OIDC) that Google's services sign their requests with. It does not cover the body, and any customer of
 * Google's can have one made for any address: what tells the sender is the service account's e-mail address.
 */
import { plainText } from '@hookline/credentials';
import { z } from 'zod';
import type { ProviderRequest } from '../provider-request.js';
import type { DocumentAddress, VerifyContext } from '../provider.js';
import { ACCEPTED, refuse, type Refusal, type Verification } from '../verification.js';
import { checkToken } from './check-token.js';
import { quoted } from './explain-token.js';
import { readToken } from './read-token.js';

export const googleCredential = z.object({
  serviceAccountEmail: plainText({
    label: 'Service account',
    placeholder: 'push@my-project.iam.gserviceaccount.com',
    help: 'The e-mail address of the service account that the token is made for.',
  }),
  audience: plainText(
    { label: 'Audience', help: 'Only when you have entered one at Google. Left empty: the address of this trigger.' },
    '',
  ),
});

export const GOOGLE_ISSUER = 'https://accounts.google.com';

/** `jwks_uri` of https://accounts.google.com/.well-known/openid-configuration */
const KEYS: DocumentAddress = { url: 'https://www.googleapis.com/oauth2/v3/certs', kind: 'keys' };
const PLACE = { header: 'Authorization', scheme: 'Bearer', algorithms: ['RS256'] };

/** Google's keys, for a request that holds what they can check. */
export function googleDocuments(request: ProviderRequest): readonly DocumentAddress[] | Refusal {
  const read = readGoogleToken(request);
  return read.kind === 'refused' ? read : [KEYS];
}

export async function checkGoogleToken(
  request: ProviderRequest,
  { credential, now, documents }: VerifyContext<z.output<typeof googleCredential>>,
): Promise<Verification> {
  const read = readGoogleToken(request);
  if (read.kind === 'refused') return read;
  const checked = await checkToken({
    token: read.token,
    key: { kind: 'key-set', url: KEYS.url, text: documents.get(KEYS.url) },
    issuer: GOOGLE_ISSUER,
    audiences: credential.audience === '' ? addressesOf(request) : [credential.audience],
    required: ['exp', 'iat', 'email'],
    now,
  });
  return checked.kind === 'refused' ? checked : checkEmail(checked.claims, credential.serviceAccountEmail);
}

function readGoogleToken(request: ProviderRequest): ReturnType<typeof readToken> {
  if (/^bearer\s+ya29\./i.test(request.header('Authorization') ?? '')) {
    return refuse('token.malformed', 'This is an access token of Google’s. What is needed is an ID token.');
  }
  return readToken(request, PLACE);
}

function checkEmail(claims: Readonly<Record<string, unknown>>, wanted: string): Verification {
  const { email, email_verified: isVerified } = claims;
  if (typeof email !== 'string' || email.toLowerCase() !== wanted.toLowerCase()) {
    return refuse('sender.unexpected', `The token was made for another service account: ${quoted(email)}.`);
  }
  return isVerified === true
    ? ACCEPTED
    : refuse('sender.unexpected', 'Google has not verified the e-mail address in the token.');
}

/** Pub/Sub's standard audience is the whole address; the other services leave the query out. */
function addressesOf({ url }: ProviderRequest): readonly string[] {
  const [withoutQuery = url] = url.split(/[?#]/, 1);
  return [url, withoutQuery];
}
