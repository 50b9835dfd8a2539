import { defineCredentialKind, headerSecret, plainText, serviceAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { valueAt } from '../kit/read-answer.js';
import { readStripeFailure } from './failure.js';

/** https://docs.stripe.com/api/versioning: a key without one uses that of its account. */
const VERSION = '2026-10-28.endive';

/** https://docs.stripe.com/keys: a restricted key may do only what it was made for. */
const stripeKey = defineCredentialKind({
  id: 'stripe-key',
  title: 'Stripe secret key',
  summary: 'Acts in your Stripe account, live or test as the key is.',
  setUp: {
    secret:
      'In the Stripe Dashboard, under Developers › API keys: the Secret key, or a Restricted key, which may do only what you choose. Keys of test mode begin with sk_test_ or rk_test_.',
    docs: 'https://docs.stripe.com/keys',
  },
  fields: z.object({
    key: headerSecret({ label: 'Secret key', placeholder: 'sk_live_… or rk_live_…' }),
    account: plainText(
      {
        label: 'Connected account',
        help: 'Only for platforms: the account that it acts for.',
        placeholder: 'acct_…',
      },
      '',
      { pattern: /^$|^acct_\w+$/, message: 'The id of a connected account begins with acct_.' },
    ),
    baseUrl: serviceAddress('https://api.stripe.com'),
  }),
  baseUrl: ({ baseUrl }) => baseUrl,
  authenticate: (_request, { key, account }) => ({
    headers: { authorization: `Bearer ${key}`, ...(account !== '' && { 'stripe-account': account }) },
  }),
  test: () => ({
    url: '/v1/balance',
    headers: { 'stripe-version': VERSION },
    account: (answer) => (valueAt(answer, 'livemode') === true ? 'live mode' : 'test mode'),
  }),
});

export const stripe = defineApp({
  id: 'stripe',
  name: 'Stripe',
  mark: 'St',
  ground: 1,
  keywords: ['payment', 'card', 'pay'],
  docs: 'https://docs.stripe.com/api',
  credentials: [stripeKey],
  headers: { 'stripe-version': VERSION },
  encoding: 'form',
  idempotencyHeader: 'idempotency-key',
  failure: readStripeFailure,
});
