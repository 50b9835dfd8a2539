import { focusNode } from './focus-node.js';

const MAX_FRAMES = 30;

/** As {@link focusNode}, for a node that was just added: its card comes some frames later and is hidden until measured. */
export function focusNodeWhenDrawn(canvas: Element, nodeId: string, frames = MAX_FRAMES): void {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement !== before) return;
    focusNode(canvas, nodeId);
    if (document.activeElement === before && frames > 1) focusNodeWhenDrawn(canvas, nodeId, frames - 1);
  });
}
