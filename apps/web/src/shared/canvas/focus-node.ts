/** Moves the keyboard to a node's card, if it is drawn. */
export function focusNode(canvas: Element, nodeId: string): void {
  canvas
    .querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
    ?.focus({ preventScroll: true });
}
