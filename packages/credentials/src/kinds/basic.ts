import { z } from 'zod';
import { optionalSecret, plainText } from '../fields/credential-field.js';
import { hostList, listedHosts, testAddress } from '../fields/request-fields.js';
import { basicAuthorization } from '../kind/basic-authorization.js';
import { defineCredentialKind } from '../kind/credential-kind.js';
import { testAt } from './test-at.js';

/** RFC 7617. Some services take a key as user name and no password. */
export const basic = defineCredentialKind({
  id: 'basic',
  title: 'User name and password',
  summary: 'HTTP Basic authentication. Some services want a key as user name or as password.',
  setUp: {
    secret: 'The service’s documentation says what goes where when it asks for a key.',
    docs: 'https://www.rfc-editor.org/rfc/rfc7617',
  },
  fields: z.object({
    user: plainText({ label: 'User name' }, '', {
      pattern: /^[^:]*$/,
      message: 'A user name has no colon: the password begins after it.',
    }),
    password: optionalSecret({ label: 'Password' }),
    hosts: hostList(),
    testUrl: testAddress(),
  }),
  hosts: ({ hosts }) => listedHosts(hosts),
  authenticate: (_request, { user, password }) => ({ headers: { authorization: basicAuthorization(user, password) } }),
  test: testAt,
});
