/** https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-structure */
export const eventTypes: readonly string[] = [
  'accepted',
  'delivered',
  'failed',
  'rejected',
  'opened',
  'clicked',
  'unsubscribed',
  'complained',
  'stored',
];
