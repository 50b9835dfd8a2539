import { addTags } from './add-tags.js';
import { createCustomer } from './create-customer.js';
import { createDraftOrder } from './create-draft-order.js';
import { getOrder } from './get-order.js';

export const shopifyActions = [getOrder, addTags, createDraftOrder, createCustomer];
