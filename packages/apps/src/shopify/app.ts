import {
  defineCredentialKind,
  headerSecret,
  plainText,
  serviceAddress,
  type CredentialTest,
} from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt } from '../kit/read-answer.js';
import { readShopifyFailure } from './failure.js';

/** https://shopify.dev/docs/api/usage/versioning: each version lives a year, and Shopify moves on silently without one. */
const VERSION = '2026-10';

/** The only address of the Admin API that is not legacy. https://shopify.dev/docs/api/admin-graphql */
export const GRAPHQL = `/admin/api/${VERSION}/graphql.json`;

/** `acme`, `acme.myshopify.com` or its whole address: a token goes to nobody else. */
const SHOP = {
  pattern: /^(?:https:\/\/)?[\da-z][\da-z-]*(?:\.myshopify\.com)?\/?$/i,
  message: 'Write the shop as Shopify named it at first, like acme.myshopify.com.',
};

const shopName = (shop: string): string => shop.replace(/^https:\/\//i, '').replace(/(\.myshopify\.com)?\/?$/i, '');

const addressOf = ({ shop, baseUrl }: { readonly shop: string; readonly baseUrl: string }): string =>
  baseUrl || `https://${shopName(shop).toLowerCase()}.myshopify.com`;

const askForName = (): CredentialTest => ({
  url: GRAPHQL,
  method: 'POST',
  body: { query: '{ shop { name } }' },
  works: (answer) => textAt(answer, 'data', 'shop', 'name') !== undefined,
  account: (answer) => textAt(answer, 'data', 'shop', 'name'),
});

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens */
const shopifyToken = defineCredentialKind({
  id: 'shopify-token',
  title: 'Shopify access token',
  summary: 'Reads and changes orders and customers as an app of your shop.',
  setUp: {
    secret:
      'In the Shopify admin, under Settings › Apps and sales channels › Develop apps: choose your app, then API credentials: the Admin API access token. It needs the scopes read_orders, write_orders, write_draft_orders and write_customers, as far as you use them. Shops that made no app there before 2026 cannot make a new one.',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens',
  },
  fields: z.object({
    shop: plainText({ label: 'Shop', placeholder: 'acme.myshopify.com' }, undefined, SHOP),
    token: headerSecret({ label: 'Admin API access token', placeholder: 'shpat_…' }),
    baseUrl: serviceAddress(''),
  }),
  baseUrl: addressOf,
  authenticate: (_request, { token }) => ({ headers: { 'x-shopify-access-token': token } }),
  test: askForName,
});

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant: tokens of a day. */
const shopifyClient = defineCredentialKind({
  id: 'shopify-client',
  title: 'Shopify client id and secret',
  summary: 'Reads and changes orders and customers as an app from the Dev Dashboard, for shops of your organisation.',
  setUp: {
    secret:
      'In the Dev Dashboard of Shopify, choose your app, then Settings: the client id and secret. The app has to be installed in the shop, with the scopes read_orders, write_orders, write_draft_orders and write_customers, as far as you use them.',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant',
  },
  fields: z.object({
    shop: plainText({ label: 'Shop', placeholder: 'acme.myshopify.com' }, undefined, SHOP),
    clientId: plainText({ label: 'Client id' }),
    clientSecret: headerSecret({ label: 'Client secret' }),
    baseUrl: serviceAddress(''),
  }),
  baseUrl: addressOf,
  token: {
    request: ({ clientId, clientSecret }) => ({
      url: '/admin/oauth/access_token',
      form: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
    }),
  },
  authenticate: ({ accessToken = '' }) => ({ headers: { 'x-shopify-access-token': accessToken } }),
  test: askForName,
});

export const shopify = defineApp({
  id: 'shopify',
  name: 'Shopify',
  mark: 'Sh',
  ground: 7,
  keywords: ['shop', 'store', 'order'],
  docs: 'https://shopify.dev/docs/api/admin-graphql',
  credentials: [shopifyToken, shopifyClient],
  failure: readShopifyFailure,
});
