import { setTimeout as wait } from 'node:timers/promises';

export interface Liveness {
  /** How often it said that it lives. */
  readonly answers: number;
  readonly failures: readonly string[];
  readonly slowestMs: number;
}

const EVERY_MS = 250;
/** What asks a container whether it lives is rarely more patient. */
const ANSWER_TIMEOUT_MS = 10_000;

/** Asks a process again and again whether it lives, as whoever would restart it does. */
export function watchLiveness(port: number): { end(): Promise<Liveness> } {
  const failures: string[] = [];
  let answers = 0;
  let slowestMs = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const asked = performance.now();
      try {
        const { status } = await fetch(`http://127.0.0.1:${port}/health/live`, {
          signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
        });
        if (status === 200) answers++;
        else failures.push(`It answered ${status}`);
      } catch (error) {
        failures.push(String(error));
      }
      slowestMs = Math.max(slowestMs, performance.now() - asked);
      await wait(EVERY_MS);
    }
  })();
  return {
    async end() {
      isOver = true;
      await watching;
      return { answers, failures, slowestMs };
    },
  };
}
