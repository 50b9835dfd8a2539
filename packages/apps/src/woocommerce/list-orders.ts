import { NodeError, field, readTime } from '@hookline/node-kit';
import { textAt } from '../kit/read-answer.js';
import { API, wooCommerce } from './app.js';
import { STATUS_HELP, given, pickOrder } from './order.js';

/** https://woocommerce.github.io/woocommerce-rest-api-docs/#list-all-orders */
export const listOrders = wooCommerce.action({
  id: 'list-orders',
  title: 'List orders',
  summary: 'Reads up to 100 orders, the newest first.',
  keywords: ['search', 'find'],
  effect: 'read',
  fields: {
    status: field.text({ label: 'Status', placeholder: 'processing', help: `${STATUS_HELP} Empty: any.` }),
    since: field.text({ label: 'Made after', placeholder: '2026-11-30T12:00', help: 'A date or a time.' }),
    limit: field.number({ label: 'At most', default: 20, min: 1, max: 100 }),
    page: field.number({ label: 'Page', default: 1, min: 1, max: 10_000, advanced: true }),
  },
  request: ({ status, since, limit, page }, { timezone }) => ({
    path: `${API}/orders`,
    query: {
      status: given(status),
      after: afterOf(since, timezone),
      dates_are_gmt: given(since) === undefined ? undefined : true,
      per_page: limit,
      page,
    },
    maxBytes: 5 * 1024 * 1024,
  }),
  output: ({ body, headers }) => ({
    orders: Array.isArray(body) ? body.map(pickOrder) : [],
    total: Number(textAt(headers, 'x-wp-total') ?? 0),
    pages: Number(textAt(headers, 'x-wp-totalpages') ?? 0),
  }),
});

/** @throws NodeError `config.wrong` */
function afterOf(since: string, timezone: string): string | undefined {
  if (since.trim() === '') return undefined;
  const at = readTime(since, timezone);
  if (at !== undefined) return new Date(at).toISOString().slice(0, 19);
  throw new NodeError({
    code: 'config.wrong',
    message: `Made after: "${since.trim()}" is no date. Write one like 2026-11-30.`,
    details: { field: 'since' },
  });
}
