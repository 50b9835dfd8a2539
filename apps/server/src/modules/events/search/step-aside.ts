import { setImmediate } from 'node:timers/promises';

const LONGEST_MS = 5;
let lastAt = 0;

/** Lets others have their turn, in work that would otherwise keep this thread for longer than a moment. */
export async function stepAside(): Promise<void> {
  if (performance.now() - lastAt < LONGEST_MS) return;
  await setImmediate();
  lastAt = performance.now();
}
