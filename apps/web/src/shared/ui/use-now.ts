import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let second = floorToSecond();

/**
 * The current time in milliseconds, updated once a second by one timer for the whole page, which stops without
 * listeners.
 */
export const useNow = (): number => useSyncExternalStore(subscribe, () => second);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  if (document.hidden) return;
  second = floorToSecond();
  for (const listener of listeners) listener();
}

function floorToSecond(): number {
  return Math.floor(Date.now() / 1000) * 1000;
}
