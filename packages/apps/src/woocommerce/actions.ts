import { addNote } from './add-note.js';
import { createOrder } from './create-order.js';
import { createProduct } from './create-product.js';
import { createRefund } from './create-refund.js';
import { getOrder } from './get-order.js';
import { listOrders } from './list-orders.js';
import { updateOrder } from './update-order.js';
import { updateProduct } from './update-product.js';
import { updateProducts } from './update-products.js';

export const wooCommerceActions = [
  getOrder,
  listOrders,
  updateOrder,
  addNote,
  createOrder,
  createRefund,
  updateProduct,
  updateProducts,
  createProduct,
];
