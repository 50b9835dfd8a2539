/** https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
export const eventTypes: readonly string[] = [
  'delivered',
  'processed',
  'deferred',
  'dropped',
  'bounce',
  'open',
  'click',
  'spamreport',
  'unsubscribe',
  'group_unsubscribe',
  'group_resubscribe',
];
