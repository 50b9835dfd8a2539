import { describe } from 'vitest';
import { playCases } from './play-cases.js';

const order = { order: '5O190127TN364715T' };
const CAPTURE = 'paypal.capture-order';
const REFUND = 'paypal.refund-capture';

describe('PayPal, as an app', () => {
  playCases(
    'paypal',
    {
      'order-get': ['paypal.get-order', order],
      capture: [CAPTURE, order],
      'capture-replayed': [CAPTURE, order],
      'capture-already': [CAPTURE, order],
      'capture-not-approved': [CAPTURE, order],
      'refund-part': [REFUND, { capture: '3C679366HH908993F', amount: '10.00', currency: 'usd' }],
      'refund-in-progress': [REFUND, { capture: '3C679366HH908993F' }],
      'token-expired': [CAPTURE, order],
      'bad-client': ['paypal.get-order', order],
      'server-error': [CAPTURE, order],
    },
    (baseUrl) => ({ kind: 'paypal-client', data: { clientId: 'cid', clientSecret: 'sec', baseUrl } }),
  );
});
