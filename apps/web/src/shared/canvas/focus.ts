const MAX_FRAMES = 30;

/** Moves the keyboard to a node's card, if it is drawn. */
export function focusNode(canvas: Element, nodeId: string): void {
  canvas
    .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
    ?.focus({ preventScroll: true });
}

/** {@link focusNode} for a node that was just added: its card is rendered some frames later, and hidden until measured. */
export function focusNodeWhenDrawn(canvas: Element, nodeId: string, frames = MAX_FRAMES): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    // The user has moved the focus meanwhile.
    if (document.activeElement !== before) return;
    focusNode(canvas, nodeId);
    if (document.activeElement === before && frames > 1) focusNodeWhenDrawn(canvas, nodeId, frames - 1);
  });
}

/** Focuses the canvas itself, so that its keys act on the selection; not while an element inside it has the focus. */
export function focusCanvas(): void {
  const canvas = document.querySelector<HTMLElement>('.hookline-canvas');
  if (canvas && !canvas.contains(document.activeElement)) canvas.focus({ preventScroll: true });
}

export const isCanvas = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.classList.contains('hookline-canvas');
