/** What Shopify's actions share: each is one request of GraphQL. */
import { NodeError } from '@hookline/node-kit';
import type { AppRequest } from '../kit/app.js';
import { GRAPHQL } from './app.js';

export const graphql = (query: string, variables: Readonly<Record<string, unknown>>): AppRequest => ({
  method: 'POST',
  path: GRAPHQL,
  body: { query, variables },
  timeoutMs: 20_000,
});

/**
 * The id as Shopify wants it, of the number in the admin's address or of itself.
 * @throws NodeError `config.wrong`
 * @example
 * ```ts
 * gid('Order', '450789469'); // => 'gid://shopify/Order/450789469'
 * ```
 */
export function gid(type: string, text: string): string {
  const id = text.trim();
  if (/^\d+$/.test(id)) return `gid://shopify/${type}/${id}`;
  if (/^gid:\/\/shopify\/[A-Za-z]+\/\d+$/.test(id)) return id;
  throw new NodeError({
    code: 'config.wrong',
    message: `"${id}" is no id of Shopify. Give the number in the address of its page, or gid://shopify/${type}/….`,
  });
}

/** Empty text is left out. */
export const given = (text: string): string | undefined => text.trim() || undefined;

/** Words with commas between, each once. */
export const wordsIn = (text: string): readonly string[] => [
  ...new Set(text.split(',').flatMap((word) => word.trim() || [])),
];
