/** https://developer.calendly.com/api-docs/c1ddc06ce1f1b-create-webhook-subscription */
export const eventTypes: readonly string[] = [
  'invitee.created',
  'invitee.canceled',
  'invitee_no_show.created',
  'invitee_no_show.deleted',
  'routing_form_submission.created',
  'event_type.created',
  'event_type.updated',
  'event_type.deleted',
];
