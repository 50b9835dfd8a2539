import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 250;

/**
 * Waits until no run is on its way any more. Gives up when their number has not fallen for a while.
 * @returns how many are left.
 */
export async function waitForQuiet(countUnfinished: () => Promise<number>, deadlineMs: number): Promise<number> {
  let fewest = Infinity;
  let movedAt = performance.now();
  for (;;) {
    const unfinished = await countUnfinished();
    if (unfinished < fewest) {
      fewest = unfinished;
      movedAt = performance.now();
    }
    if (unfinished === 0 || performance.now() - movedAt > deadlineMs) return unfinished;
    await wait(LOOK_EVERY_MS);
  }
}
