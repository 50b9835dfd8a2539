import { z } from 'zod';
import { plainText } from '../fields/credential-field.js';
import { listedHosts, moreHosts, serviceAddress, webAddress } from '../fields/request-fields.js';
import { defineCredentialKind } from '../kind/credential-kind.js';
import { allowsHost } from '../kind/host-pattern.js';
import { readTokenAnswer } from '../kind/read-token-answer.js';
import { accountKey, readAccountKey } from './google-account-key.js';
import { signAssertion } from './sign-assertion.js';

const TOKEN_ADDRESS = 'https://oauth2.googleapis.com/token';
const ANY_SCOPE = 'cloud-platform';
/** What stands before the name of a scope, or before an audience, in the purpose of a token. */
const SCOPE = 'scope ';
const AUDIENCE = 'audience ';
/** Google refuses what is from the future, by its own clock. */
const SKEW_SECONDS = 30;

/**
 * https://developers.google.com/identity/protocols/oauth2/service-account. APIs of Google want an access token for a scope, and
 * functions an ID token for an audience. The audience of a request is the name of the API, as hosts and scopes have it, or else
 * that of the ID token.
 */
export const googleServiceAccount = defineCredentialKind({
  id: 'google-service-account',
  title: 'Google service account key',
  summary: 'Calls your functions and services on Google Cloud, and its APIs.',
  setUp: {
    secret:
      'In the Google Cloud console, under IAM & Admin › Service Accounts, choose or create an account that may do only what is needed, then Keys › Add key › Create new key › JSON. Paste all that is in the file.',
    docs: 'https://cloud.google.com/iam/docs/keys-create-delete',
  },
  fields: z.object({
    key: accountKey(),
    hosts: moreHosts({
      label: 'Also sent to',
      help: 'Hosts of your own behind which functions are. Those of Google are known.',
      placeholder: 'functions.example.com',
    }),
    tokenUrl: plainText(
      { label: 'Token address', help: 'Leave it, unless a gateway of your own gives out tokens.' },
      TOKEN_ADDRESS,
      webAddress,
    ),
    address: serviceAddress(''),
  }),
  hosts: (data) => [...apiHosts(data), '*.run.app', '*.cloudfunctions.net', ...listedHosts(data.hosts)],
  baseUrl: ({ address }, audience = '') => address || `https://${audience}.googleapis.com`,
  token: {
    // An access token is good for all that the account may do: it goes to no function.
    purpose: ({ url, audience }, data) =>
      allowsHost(apiHosts(data), url) ? `${SCOPE}${audience ?? ANY_SCOPE}` : `${AUDIENCE}${audience ?? url.origin}`,
    request: async ({ key, tokenUrl }, { now, purpose }) => {
      const account = readAccountKey(key);
      const wanted = purpose.startsWith(AUDIENCE)
        ? { sub: account.client_email, target_audience: purpose.slice(AUDIENCE.length) }
        : { scope: `https://www.googleapis.com/auth/${purpose.slice(SCOPE.length) || ANY_SCOPE}` };
      const seconds = Math.floor(now.getTime() / 1000) - SKEW_SECONDS;
      const assertion = await signAssertion(account, {
        iss: account.client_email,
        aud: TOKEN_ADDRESS,
        iat: seconds,
        exp: seconds + 3600,
        ...wanted,
      });
      // Never where the key's own token_uri says: who wrote that would get the assertion.
      return { url: tokenUrl, form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion } };
    },
    read: (answer) => readTokenAnswer(answer) ?? readIdToken(answer),
  },
  authenticate: ({ accessToken = '' }) => ({ headers: { authorization: `Bearer ${accessToken}` } }),
});

const apiHosts = ({ address }: { readonly address: string }): readonly string[] => [
  '*.googleapis.com',
  ...(address === '' ? [] : [new URL(address).host]),
];

const answerOfIdToken = z.object({ id_token: z.string().min(1) });

/** It lasts an hour, which only the token itself says. */
function readIdToken(answer: unknown) {
  const { data } = answerOfIdToken.safeParse(answer);
  return data && { token: data.id_token, expiresInMs: 56 * 60_000 };
}
