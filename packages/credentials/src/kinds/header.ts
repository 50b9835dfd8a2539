import { z } from 'zod';
import { plainText } from '../fields/credential-field.js';
import { headerName, headerSecret, hostList, listedHosts, testAddress } from '../fields/request-fields.js';
import { defineCredentialKind } from '../kind/credential-kind.js';
import { testAt } from './test-at.js';

/** A key in a header of its own, which no standard names. */
export const header = defineCredentialKind({
  id: 'header',
  title: 'API key in a header',
  summary: 'A key in a header that the service names, like X-Api-Key.',
  setUp: {
    secret: 'In the service’s settings, under API. Its documentation names the header.',
    docs: 'https://swagger.io/docs/specification/v3_0/authentication/api-keys/',
  },
  fields: z.object({
    key: headerSecret({ label: 'Key' }),
    header: headerName('X-Api-Key'),
    prefix: plainText(
      { label: 'Text in front of the key', help: 'When the documentation shows one: “Token” in “Token 4f…”.' },
      '',
      { pattern: /^[\x20-\x7e]*$/, message: 'Letters, digits and signs only.' },
    ),
    hosts: hostList(),
    testUrl: testAddress(),
  }),
  hosts: ({ hosts }) => listedHosts(hosts),
  authenticate: (_request, { header: name, prefix, key }) => ({
    headers: { [name.toLowerCase()]: prefix === '' ? key : `${prefix} ${key}` },
  }),
  test: testAt,
});
