import { z } from 'zod';
import { oneOf, plainText } from '../fields/credential-field.js';
import { headerSecret, hostList, listedHosts, testAddress, webAddress } from '../fields/request-fields.js';
import { basicAuthorization } from '../kind/basic-authorization.js';
import { defineCredentialKind } from '../kind/credential-kind.js';
import { testAt } from './test-at.js';

/** RFC 6749 §4.4. */
export const clientCredentials = defineCredentialKind({
  id: 'client-credentials',
  title: 'OAuth2 client credentials',
  summary: 'A client id and secret, for which the service gives out tokens that expire.',
  setUp: {
    secret: 'Where you register an app or a client at the service. Its documentation names the token address.',
    docs: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4',
  },
  fields: z.object({
    clientId: plainText({ label: 'Client id' }),
    clientSecret: headerSecret({ label: 'Client secret' }),
    tokenUrl: plainText(
      { label: 'Token address', placeholder: 'https://login.example.com/oauth/token' },
      undefined,
      webAddress,
    ),
    scope: plainText(
      { label: 'Scope', help: 'When the documentation names one; several with blanks between them.' },
      '',
    ),
    sentIn: oneOf(
      { header: 'In a header (Basic)', body: 'In the body' },
      { label: 'How id and secret are sent', help: 'Most services take both. Change it when the token is refused.' },
      'header',
    ),
    hosts: hostList(),
    testUrl: testAddress(),
  }),
  hosts: ({ hosts }) => listedHosts(hosts),
  token: {
    request: ({ clientId, clientSecret, tokenUrl, scope, sentIn }) => ({
      url: tokenUrl,
      ...(sentIn === 'header' && { headers: { authorization: basicAuthorization(clientId, clientSecret) } }),
      form: {
        grant_type: 'client_credentials',
        ...(sentIn === 'body' && { client_id: clientId, client_secret: clientSecret }),
        ...(scope !== '' && { scope }),
      },
    }),
  },
  authenticate: ({ accessToken = '' }) => ({ headers: { authorization: `Bearer ${accessToken}` } }),
  test: testAt,
});
