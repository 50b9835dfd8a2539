import {
  basicAuthorization,
  defineCredentialKind,
  headerSecret,
  oneOf,
  plainText,
  serviceAddress,
} from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt } from '../kit/read-answer.js';
import { readMailgunFailure } from './failure.js';

const HOSTS = { us: 'https://api.mailgun.net', eu: 'https://api.eu.mailgun.net' };

/** The version of the API stands in each path. */
const VERSION = 'v3';

const serviceOf = ({ baseUrl, region }: { readonly baseUrl: string; readonly region: keyof typeof HOSTS }): string =>
  `${(baseUrl || HOSTS[region]).replace(/\/$/, '')}/${VERSION}`;

/** https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth */
const mailgunKey = defineCredentialKind({
  id: 'mailgun-key',
  title: 'Mailgun API key',
  summary: 'Sends mail from one of your Mailgun domains.',
  setUp: {
    secret:
      'In Mailgun, under Account › API Security: Add new key. Or a Sending key of the domain, under Sending › Domain settings › Sending keys; it sends mail only, and cannot be tested here.',
    docs: 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
  },
  fields: z.object({
    key: headerSecret({ label: 'API key' }),
    domain: plainText({ label: 'Domain', placeholder: 'mg.example.com' }, undefined, {
      pattern: /^[\da-z][\d.a-z-]*$/i,
      message: 'Write the domain alone, like mg.example.com.',
    }),
    region: oneOf({ us: 'US', eu: 'EU' }, { label: 'Region', help: 'Mailgun shows it beside the domain.' }, 'us'),
    baseUrl: serviceAddress(''),
  }),
  baseUrl: (data) => `${serviceOf(data)}/${data.domain}`,
  authenticate: (_request, { key }) => ({ headers: { authorization: basicAuthorization('api', key) } }),
  test: (data) => ({
    url: `${serviceOf(data)}/domains/${data.domain}`,
    account: (answer) => textAt(answer, 'domain', 'name'),
  }),
});

export const mailgun = defineApp({
  id: 'mailgun',
  name: 'Mailgun',
  mark: 'Mg',
  ground: 3,
  keywords: ['email', 'mail'],
  docs: 'https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages',
  credentials: [mailgunKey],
  encoding: 'multipart',
  failure: readMailgunFailure,
});
