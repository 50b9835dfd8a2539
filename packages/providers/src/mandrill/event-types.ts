/** https://mailchimp.com/developer/transactional/docs/webhooks/ */
export const eventTypes: readonly string[] = [
  'send',
  'delivered',
  'deferral',
  'hard_bounce',
  'soft_bounce',
  'open',
  'click',
  'spam',
  'unsub',
  'reject',
  'inbound',
  'blacklist.add',
  'blacklist.change',
  'blacklist.remove',
  'whitelist.add',
  'whitelist.remove',
];
