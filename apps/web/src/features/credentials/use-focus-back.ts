import { useEffect } from 'react';
import type { RefObject } from 'react';

export type Opener = RefObject<HTMLElement | null>;

/**
 * Gives the keyboard back to what opened a dialog. Mantine does so for dialogs that are always there; ours come when they
 * are asked for. When the opener has gone as well, the page is read from its beginning.
 */
export function useFocusBack(opener: Opener): void {
  useEffect(
    () => () => {
      const target = opener.current ?? document.querySelector('main');
      target?.focus({ preventScroll: true });
    },
    [opener],
  );
}
