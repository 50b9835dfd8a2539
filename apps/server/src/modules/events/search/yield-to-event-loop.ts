import { setImmediate } from 'node:timers/promises';

const MAX_SLICE_MS = 5;
let lastAt = 0;

/** Yields to the event loop, in work that would otherwise block this thread. */
export async function yieldToEventLoop(): Promise<void> {
  if (performance.now() - lastAt < MAX_SLICE_MS) return;
  await setImmediate();
  lastAt = performance.now();
}
