import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: {
    'content-type': 'application/json',
    'user-agent': 'PayPal/AUHD-214.0-58843955',
    'paypal-transmission-id': '69cd13f0-d67a-11e5-baa3-778b53f4ae55',
    'paypal-transmission-time': '2025-10-09T08:53:19Z',
    'paypal-auth-algo': 'SHA256withRSA',
  },
  body: JSON.stringify(
    {
      id: 'WH-58D329510W468432D-8HN650336L201105X',
      event_version: '1.0',
      create_time: '2025-10-09T08:53:12.000Z',
      resource_type: 'capture',
      resource_version: '2.0',
      event_type: 'PAYMENT.CAPTURE.COMPLETED',
      summary: 'Payment completed for EUR 30.00',
      resource: {
        id: '42311647XV020574X',
        status: 'COMPLETED',
        amount: { currency_code: 'EUR', value: '30.00' },
        final_capture: true,
        invoice_id: 'Order 1042',
        seller_receivable_breakdown: {
          gross_amount: { currency_code: 'EUR', value: '30.00' },
          paypal_fee: { currency_code: 'EUR', value: '1.30' },
          net_amount: { currency_code: 'EUR', value: '28.70' },
        },
        create_time: '2025-10-09T08:53:05Z',
        update_time: '2025-10-09T08:53:05Z',
      },
    },
    null,
    2,
  ),
};
