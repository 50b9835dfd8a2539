import { z } from 'zod';
import { headerSecret, hostList, listedHosts, testAddress } from '../fields/request-fields.js';
import { defineCredentialKind } from '../kind/credential-kind.js';
import { testAt } from './test-at.js';

/** RFC 6750 §2.1. */
export const bearer = defineCredentialKind({
  id: 'bearer',
  title: 'Bearer token',
  summary: 'A token in the Authorization header. Most services call it access token or API token.',
  setUp: {
    secret: 'In the service’s settings, under API, Tokens or Developers. “Bearer” in front of it may be left out.',
    docs: 'https://www.rfc-editor.org/rfc/rfc6750',
  },
  fields: z.object({
    token: headerSecret({ label: 'Token' }),
    hosts: hostList(),
    testUrl: testAddress(),
  }),
  hosts: ({ hosts }) => listedHosts(hosts),
  authenticate: (_request, { token }) => ({ headers: { authorization: `Bearer ${token.replace(/^bearer\s+/i, '')}` } }),
  test: testAt,
});
