import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useFields } from './field-context.js';

/**
 * Focuses a control, or the first one inside an element, when a link leads to its field. Text with expressions does so
 * itself, because its editor may still be loading.
 */
export function useGoTo(path: string | undefined, container: RefObject<HTMLElement | null>): void {
  const { goTo } = useFields();
  const wanted = path !== undefined && goTo === path;
  useEffect(() => {
    const element = container.current;
    if (!wanted || !element || element.querySelector('[data-code]')) return;
    const control = element.matches(CONTROLS) ? element : element.querySelector<HTMLElement>(CONTROLS);
    control?.focus();
  }, [wanted, container]);
}

const CONTROLS = 'input:not([type="hidden"]), select, textarea, button';
