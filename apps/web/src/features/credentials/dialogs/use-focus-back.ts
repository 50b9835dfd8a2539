import { useEffect } from 'react';
import type { RefObject } from 'react';

export type Opener = RefObject<HTMLElement | null>;

/**
 * Returns the focus to the element that opened a dialog. Mantine does so for dialogs that stay mounted; ours are
 * mounted on demand. When the opener is gone as well, the page is read from its beginning.
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
