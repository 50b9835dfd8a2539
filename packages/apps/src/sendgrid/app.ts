import { defineCredentialKind, headerSecret, oneOf, serviceAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { listAt } from '../kit/read-answer.js';
import { readSendGridFailure } from './failure.js';

const HOSTS = { global: 'https://api.sendgrid.com', eu: 'https://api.eu.sendgrid.com' };

/** https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys */
const sendGridKey = defineCredentialKind({
  id: 'sendgrid-key',
  title: 'SendGrid API key',
  summary: 'Sends mail from your SendGrid account.',
  setUp: {
    secret:
      'In SendGrid, under Settings › API Keys: Create API Key, with Restricted Access and Mail Send › Full Access. It is shown once.',
    docs: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  fields: z.object({
    key: headerSecret({ label: 'API key', placeholder: 'SG.…' }),
    region: oneOf(
      { global: 'Global', eu: 'European Union' },
      { label: 'Region', help: 'European Union only for a subuser of that region.' },
      'global',
    ),
    baseUrl: serviceAddress(''),
  }),
  baseUrl: ({ baseUrl, region }) => baseUrl || HOSTS[region],
  authenticate: (_request, { key }) => ({ headers: { authorization: `Bearer ${key}` } }),
  test: () => ({ url: '/v3/scopes', works: (answer) => listAt(answer, 'scopes').includes('mail.send') }),
});

/** The version of the API stands in each path. */
export const sendGrid = defineApp({
  id: 'sendgrid',
  name: 'SendGrid',
  mark: 'SG',
  ground: 8,
  keywords: ['email', 'mail', 'twilio'],
  docs: 'https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send',
  credentials: [sendGridKey],
  failure: readSendGridFailure,
});
