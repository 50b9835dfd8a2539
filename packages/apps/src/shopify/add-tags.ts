import { NodeError, field } from '@hookline/node-kit';
import { valueAt } from '../kit/read-answer.js';
import { shopify } from './app.js';
import { gid, graphql, wordsIn } from './graphql.js';

const ADD_TAGS =
  'mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }';

const THINGS = { Order: 'Order', Customer: 'Customer', Product: 'Product', DraftOrder: 'Draft order' };

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/tagsAdd: done twice, it is done once. */
export const addTags = shopify.action({
  id: 'add-tags',
  title: 'Add tags',
  summary: 'Puts tags on an order, a customer or a product.',
  keywords: ['label', 'mark'],
  effect: 'write',
  fields: {
    thing: field.choice(THINGS, { label: 'Of', default: 'Order' }),
    id: field.text({ label: 'Id', required: true, placeholder: '{{ trigger.body.id }}' }),
    tags: field.text({ label: 'Tags', required: true, placeholder: 'vip, gift', help: 'With commas between.' }),
  },
  request: ({ thing, id, tags }) => graphql(ADD_TAGS, { id: gid(thing, id), tags: tagsIn(tags) }),
  output: ({ body }) => valueAt(body, 'data', 'tagsAdd', 'node'),
});

/** @throws NodeError `config.wrong` */
function tagsIn(text: string): readonly string[] {
  const tags = wordsIn(text);
  if (tags.length > 0) return tags;
  throw new NodeError({ code: 'config.wrong', message: 'Tags: give at least one.', details: { field: 'tags' } });
}
