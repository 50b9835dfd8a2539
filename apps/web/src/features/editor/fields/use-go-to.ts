import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useFields } from './field-context.js';

/** Puts the keyboard into a control when somebody is sent to its field. */
export function useGoTo(path: string, control: RefObject<HTMLElement | null>): void {
  const { goTo } = useFields();
  const wanted = goTo === path;
  useEffect(() => {
    if (wanted) control.current?.focus();
  }, [wanted, control]);
}
