import type { KeyboardEvent } from 'react';

interface MenuActions {
  move(by: number): void;
  take(stay: boolean): void;
  back(): void;
  giveUp(): void;
}

/**
 * The keys of the add menu: arrows choose, → opens an app, ← and Escape leave it, Enter takes.
 * @param isInApp whether the actions of an app have the keyboard
 * @param isOnApp whether an app is chosen in the list
 */
export function keyHandler(isInApp: boolean, isOnApp: boolean, { move, take, back, giveUp }: MenuActions) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { key, shiftKey, target } = event;
    const keys: Record<string, (() => void) | false> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      ArrowRight: !isInApp && isOnApp && isAtEnd(target) && (() => take(false)),
      ArrowLeft: isInApp && back,
      // A button that has the focus is pressed by Enter itself.
      Enter: !(target instanceof HTMLButtonElement) && (() => take(shiftKey)),
      Escape: isInApp ? back : giveUp,
    };
    event.stopPropagation();
    const act = keys[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}

/** Whether → does not move the caret of a text. */
const isAtEnd = (target: EventTarget): boolean =>
  !(target instanceof HTMLInputElement) || target.selectionStart === target.value.length;
