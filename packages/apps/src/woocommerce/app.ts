import { basicAuthorization, defineCredentialKind, headerSecret, plainText } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt } from '../kit/read-answer.js';
import { readWooCommerceFailure } from './failure.js';

/** WordPress reads the keys only where it sees https; on one's own machine a proxy may stand in front. */
const SHOP = /^https:\/\/[^\s/?#][^\s?#]*$|^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#]*)?$/i;
const SHOP_ADDRESS = {
  pattern: { test: (text: string) => SHOP.test(text) && URL.canParse(text) },
  message: 'Write the address of the shop, beginning with https://. WooCommerce takes keys over https only.',
};

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication */
const wooCommerceKey = defineCredentialKind({
  id: 'woocommerce-key',
  title: 'WooCommerce REST API key',
  summary: 'Reads and changes orders and products of your shop.',
  setUp: {
    secret:
      'In WordPress, under WooCommerce › Settings › Advanced › REST API: Add key, with Permissions Read/Write. Both keys are shown once.',
    docs: 'https://woocommerce.com/document/woocommerce-rest-api/',
  },
  fields: z.object({
    shop: plainText({ label: 'Address of the shop', placeholder: 'https://www.example.com' }, undefined, SHOP_ADDRESS),
    key: headerSecret({ label: 'Consumer key', placeholder: 'ck_…' }),
    secret: headerSecret({ label: 'Consumer secret', placeholder: 'cs_…' }),
  }),
  baseUrl: ({ shop }) => shop,
  authenticate: (_request, { key, secret }) => ({ headers: { authorization: basicAuthorization(key, secret) } }),
  test: () => ({
    url: `${API}/system_status?_fields=environment`,
    account: (answer) => textAt(answer, 'environment', 'site_url'),
  }),
});

/** The version of the API stands in each path. https://woocommerce.github.io/woocommerce-rest-api-docs/ */
export const API = '/wp-json/wc/v3';

export const wooCommerce = defineApp({
  id: 'woocommerce',
  name: 'WooCommerce',
  mark: 'Wo',
  ground: 4,
  keywords: ['shop', 'store', 'wordpress', 'order'],
  docs: 'https://woocommerce.github.io/woocommerce-rest-api-docs/',
  credentials: [wooCommerceKey],
  failure: readWooCommerceFailure,
});
