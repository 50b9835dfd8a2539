import { createCustomer } from './create-customer.js';
import { createInvoiceItem } from './create-invoice-item.js';
import { createPaymentLink } from './create-payment-link.js';
import { createRefund } from './create-refund.js';
import { findCustomer } from './find-customer.js';
import { getCustomer } from './get-customer.js';

export const stripeActions = [
  createRefund,
  createPaymentLink,
  createCustomer,
  findCustomer,
  getCustomer,
  createInvoiceItem,
];
