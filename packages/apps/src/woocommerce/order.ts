/** What WooCommerce's actions on orders and products share. */
import { field } from '@hookline/node-kit';
import { pick } from '../kit/read-answer.js';

export const orderId = () => field.text({ label: 'Order id', required: true, placeholder: '{{ trigger.body.id }}' });

/** A text field with the common ones as help: plugins add more. */
export const STATUS_HELP = 'pending, processing, on-hold, completed, cancelled, refunded or failed.';

/** Times in GMT: those of the shop have no zone. */
export const pickOrder = (order: unknown) =>
  pick(
    order,
    'id',
    'number',
    'status',
    'currency',
    'total',
    'date_created_gmt',
    'date_paid_gmt',
    'customer_id',
    'customer_note',
    'payment_method_title',
    'billing',
    'shipping',
    'line_items',
    'order_key',
  );

export const pickProduct = (product: unknown) =>
  pick(
    product,
    'id',
    'name',
    'sku',
    'type',
    'status',
    'price',
    'regular_price',
    'manage_stock',
    'stock_quantity',
    'stock_status',
    'permalink',
  );

/** Empty text is left out. */
export const given = (text: string): string | undefined => text.trim() || undefined;
