import { expect, test } from 'vitest';
import { pick } from './read-answer.js';

test('ids are text wherever they stand, and other numbers stay numbers', () => {
  const order = { id: 727, total: 2, line_items: [{ id: 1, product_id: 93, quantity: 2 }], customer: { id: 0 } };
  expect(pick(order, 'id', 'total', 'line_items', 'customer', 'gone')).toEqual({
    id: '727',
    total: 2,
    line_items: [{ id: '1', product_id: '93', quantity: 2 }],
    customer: { id: '0' },
  });
});
