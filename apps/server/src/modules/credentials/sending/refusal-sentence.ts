/** What a person reads beside a credential that its service does not take. */
export const refusalSentence = (host: string, status: number): string =>
  `${host} answered ${status}: it does not take this credential.`;
