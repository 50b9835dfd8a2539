/**
 * Runs evaluations one after another, so that each is charged for its own time only: of twenty that start together, each would
 * otherwise seem to take as long as all. Yields to the event loop between two and within a long one.
 */
const MAX_BLOCKED_MS = 15;

/** Captured at load, because tests replace the clock. */
const later = globalThis.setTimeout;

let last: Promise<unknown> | undefined;
let since = 0;

export const letOthersWork = (): Promise<void> => new Promise((resolve) => later(resolve, 0));

/** Runs the task when those before it have ended, however they end. */
export function takeTurn<T>(task: () => Promise<T>): Promise<T> {
  const turn = last === undefined ? begin(task) : last.then(async () => begin(task, await rest()));
  const done = turn.then(ignore, ignore);
  last = done;
  void done.then(() => {
    if (last === done) last = undefined;
  });
  return turn;
}

function begin<T>(task: () => Promise<T>, rested = true): Promise<T> {
  if (rested) since = performance.now();
  return task();
}

/** True when others had a turn. */
async function rest(): Promise<boolean> {
  if (performance.now() - since < MAX_BLOCKED_MS) return false;
  await letOthersWork();
  return true;
}

const ignore = (): void => undefined;
