/** Gives the canvas itself the keyboard: its keys mean what is selected then. Unless something on it has it already. */
export function focusCanvas(): void {
  const canvas = document.querySelector<HTMLElement>('.hookline-canvas');
  if (canvas && !canvas.contains(document.activeElement)) canvas.focus({ preventScroll: true });
}

export const isCanvas = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.classList.contains('hookline-canvas');
