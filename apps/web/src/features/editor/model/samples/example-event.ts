/** The output of a webhook trigger for a body, for tests before the first event. */
export function exampleOutput(body: unknown) {
  return {
    body,
    headers: { 'content-type': 'application/json' },
    query: {},
    method: 'POST',
    path: '',
    event: { id: null, type: null, provider: 'none', receivedAt: new Date().toISOString() },
  };
}
