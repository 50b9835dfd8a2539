import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 50;

/** Waits until it holds. For what also runs outside of tests, where vitest's `vi` cannot be used. */
export async function until(holds: () => Promise<boolean> | boolean, limitMs: number): Promise<void> {
  for (const giveUpAt = performance.now() + limitMs; !(await holds()); await wait(EVERY_MS)) {
    if (performance.now() > giveUpAt) throw new Error(`It did not come to it within ${limitMs / 1000} s.`);
  }
}

/** Whether a GET is answered 2xx. */
export const responds = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
