import type { NodeDefinition } from '@hookline/node-kit';
import { useReactFlow } from '@xyflow/react';
import { useState } from 'react';
import type { PointerEvent } from 'react';
import { createPortal } from 'react-dom';
import { NODE_HEIGHT, NODE_WIDTH, containerAt } from '../../../../shared/canvas/index.js';
import { IconTile } from '../../../../shared/nodes/index.js';
import type { AddTarget } from '../../model/actions/add-target.js';
import { addNode } from '../../model/actions/node-actions.js';
import { useSession } from '../../session/session-context.js';
import classes from './add-menu.module.css';

const BEGINS_AFTER = 6;

interface Drag {
  readonly definition: NodeDefinition;
  readonly x: number;
  readonly y: number;
}

/** Drags a node type out of the menu. A drop on the canvas adds the node there; a drop elsewhere does nothing. */
export function useDragToCanvas(onDropped: () => void) {
  const { editor } = useSession();
  const flow = useReactFlow();
  const [drag, setDrag] = useState<Drag | null>(null);

  const onPointerDown = (down: PointerEvent, definition: NodeDefinition): void => {
    // Touch scrolls the list; there a tap adds the node.
    if (down.button !== 0 || down.pointerType === 'touch') return;
    const watch = new AbortController();
    let moved = false;
    const move = (event: globalThis.PointerEvent): void => {
      moved ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > BEGINS_AFTER;
      if (moved) setDrag({ definition, x: event.clientX, y: event.clientY });
    };
    const end = (event: globalThis.PointerEvent): void => {
      watch.abort();
      setDrag(null);
      if (!moved || event.type === 'pointercancel') return;
      swallowClick();
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      if (!under.some((element) => element.classList.contains('react-flow__pane'))) return;
      const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const containerId = containerAt(editor.graph(), point);
      const target: AddTarget = containerId === null ? { kind: 'anywhere' } : { kind: 'inside', containerId };
      const at = { x: point.x - NODE_WIDTH / 2, y: point.y - NODE_HEIGHT / 2 };
      addNode(editor, definition, target, { at });
      onDropped();
    };
    const options = { signal: watch.signal };
    window.addEventListener('pointermove', move, options);
    window.addEventListener('pointerup', end, options);
    window.addEventListener('pointercancel', end, options);
  };

  const ghost =
    drag &&
    createPortal(
      <div className={classes.ghost} style={{ left: drag.x - NODE_WIDTH / 2, top: drag.y - NODE_HEIGHT / 2 }}>
        <IconTile {...drag.definition} trigger={drag.definition.trigger !== null} />
        {drag.definition.title}
      </div>,
      document.body,
    );
  return { onPointerDown, dragging: drag !== null, ghost };
}

/** Swallows the click that a browser sends when a drag ends on its own button. */
function swallowClick(): void {
  const stop = (event: MouseEvent): void => event.stopPropagation();
  window.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }), 0);
}
