/** An action topic is called by its hook, `action.woocommerce_add_to_cart`, and extensions bring topics of their own. https://woocommerce.com/document/webhooks/ */
export const eventTypes: readonly string[] = [
  'order.created',
  'order.updated',
  'order.deleted',
  'order.restored',
  'product.created',
  'product.updated',
  'product.deleted',
  'product.restored',
  'customer.created',
  'customer.updated',
  'customer.deleted',
  'coupon.created',
  'coupon.updated',
  'coupon.deleted',
  'coupon.restored',
];
