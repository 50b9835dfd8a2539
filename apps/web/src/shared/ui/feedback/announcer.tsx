import { useSyncExternalStore } from 'react';

let spoken = '';
const listeners = new Set<() => void>();

/** Announces a short sentence to screen readers, without moving the focus. */
export function announce(sentence: string): void {
  // A zero-width space makes a repeated sentence a change, so that it is read again.
  spoken = spoken === sentence ? `${sentence}\u200B` : sentence;
  for (const listener of listeners) listener();
}

/** The one live region of the page. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => spoken);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {text}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
