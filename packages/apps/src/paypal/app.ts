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
import { readPaypalFailure } from './failure.js';

const ADDRESSES = { live: 'https://api-m.paypal.com', sandbox: 'https://api-m.sandbox.paypal.com' } as const;

/** https://developer.paypal.com/api/rest/authentication: a token of some hours for a client id and secret. */
const paypalClient = defineCredentialKind({
  id: 'paypal-client',
  title: 'PayPal client id and secret',
  summary: 'Reads, captures and refunds payments of your PayPal business account.',
  setUp: {
    secret:
      'At developer.paypal.com, under Apps & Credentials, choose Live or Sandbox and your app: Client ID and Secret.',
    docs: 'https://developer.paypal.com/api/rest/authentication/',
  },
  fields: z.object({
    environment: oneOf({ live: 'Live', sandbox: 'Sandbox' }, { label: 'Environment' }, 'live'),
    clientId: plainText({ label: 'Client id' }),
    clientSecret: headerSecret({ label: 'Secret' }),
    baseUrl: serviceAddress(''),
  }),
  baseUrl: ({ environment, baseUrl }) => baseUrl || ADDRESSES[environment],
  token: {
    request: ({ clientId, clientSecret }) => ({
      url: '/v1/oauth2/token',
      headers: { authorization: basicAuthorization(clientId, clientSecret) },
      form: { grant_type: 'client_credentials' },
    }),
  },
  authenticate: ({ accessToken = '' }) => ({ headers: { authorization: `Bearer ${accessToken}` } }),
});

export const paypal = defineApp({
  id: 'paypal',
  name: 'PayPal',
  mark: 'Pp',
  ground: 4,
  keywords: ['payment', 'order', 'money'],
  docs: 'https://developer.paypal.com/docs/api/orders/v2/',
  credentials: [paypalClient],
  headers: { prefer: 'return=representation' },
  idempotencyHeader: 'paypal-request-id',
  failure: readPaypalFailure,
});
