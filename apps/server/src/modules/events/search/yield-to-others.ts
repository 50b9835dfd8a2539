import { setImmediate } from 'node:timers/promises';

const MAX_SLICE_MS = 5;
let lastAt = 0;

/** Lets others have their turn, in work that would otherwise keep this thread for longer than a moment. */
export async function yieldToOthers(): Promise<void> {
  if (performance.now() - lastAt < MAX_SLICE_MS) return;
  await setImmediate();
  lastAt = performance.now();
}
