const ANSWER_LIMIT_MS = 12_000;

/** Sends an event; whether it was answered 2xx in time. */
export const isAcknowledged = (url: string, body: string): Promise<boolean> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok;
    },
    () => false,
  );
