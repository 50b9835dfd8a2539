import { z } from 'zod';
import { plainText, secretText } from '../fields/credential-field.js';
import { hostList, listedHosts, testAddress } from '../fields/request-fields.js';
import { defineCredentialKind } from '../kind/credential-kind.js';
import { testAt } from './test-at.js';

/** A key in the address. Addresses stand in many logs, so services that take it elsewhere too are better served by that. */
export const query = defineCredentialKind({
  id: 'query',
  title: 'API key in the address',
  summary: 'A key in the query of the address, like ?api_key=…',
  setUp: {
    secret: 'In the service’s settings, under API. Its documentation names the parameter.',
    docs: 'https://swagger.io/docs/specification/v3_0/authentication/api-keys/',
  },
  fields: z.object({
    key: secretText({ label: 'Key' }),
    name: plainText({ label: 'Parameter', help: 'As the service’s documentation names it.' }, 'api_key'),
    hosts: hostList(),
    testUrl: testAddress(),
  }),
  hosts: ({ hosts }) => listedHosts(hosts),
  authenticate: (_request, { name, key }) => ({ query: { [name]: key } }),
  test: testAt,
});
