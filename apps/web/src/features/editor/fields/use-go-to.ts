import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useFields } from './field-context.js';

/**
 * Puts the keyboard into a control, or into the first one inside of an element, when somebody is sent to its field.
 * Text with expressions sees to it by itself: its editor may still be loading.
 */
export function useGoTo(path: string | undefined, place: RefObject<HTMLElement | null>): void {
  const { goTo } = useFields();
  const wanted = path !== undefined && goTo === path;
  useEffect(() => {
    const element = place.current;
    if (!wanted || !element || element.querySelector('[data-code]')) return;
    const control = element.matches(CONTROLS) ? element : element.querySelector<HTMLElement>(CONTROLS);
    control?.focus();
  }, [wanted, place]);
}

const CONTROLS = 'input:not([type="hidden"]), select, textarea, button';
