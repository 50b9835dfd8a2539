/** https://learn.microsoft.com/en-us/graph/api/resources/changenotification */
export const eventTypes: readonly string[] = [
  'created',
  'updated',
  'deleted',
  'subscriptionRemoved',
  'missed',
  'reauthorizationRequired',
];
