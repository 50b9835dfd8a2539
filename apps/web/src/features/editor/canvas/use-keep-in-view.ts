import { indexGraph } from '@hookline/domain';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../shared/canvas/index.js';
import { useEditorState, useScreen, useSession } from '../session/session-context.js';

const MARGIN = 24;
/** The toolbar covers the left edge. */
const MARGIN_LEFT = 72;

/** Brings the node that is open, or that the keyboard has reached, back into view: the panel may have covered it. */
export function useKeepInView(wrapper: RefObject<HTMLElement | null>): void {
  const { editor } = useSession();
  const flow = useReactFlow();
  const openId = useEditorState((state) => state.open?.nodeId ?? null);
  const tabStop = useEditorState((state) => state.tabStop);
  const height = useScreen((state) => state.deckHeight);
  const id = openId ?? tabStop;

  useLayoutEffect(() => {
    const canvas = wrapper.current;
    if (!canvas) return undefined;
    let known = canvas.clientHeight;
    // What is in the middle stays in the middle when the panel opens, closes or is resized.
    const observer = new ResizeObserver(() => {
      const { x, y, zoom } = flow.getViewport();
      const by = (canvas.clientHeight - known) / 2;
      known = canvas.clientHeight;
      if (by !== 0) void flow.setViewport({ x, y: y + by, zoom });
    });
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [flow, wrapper]);

  useEffect(() => {
    // The panel changes the canvas's size in the same turn: look once it has.
    const frame = requestAnimationFrame(() => {
      const node = id === null ? undefined : indexGraph(editor.graph()).nodesById.get(id);
      const size = wrapper.current?.getBoundingClientRect();
      if (!node || !size || size.height < NODE_HEIGHT) return;
      const { x, y, zoom } = flow.getViewport();
      const left = node.position.x * zoom + x;
      const top = node.position.y * zoom + y;
      const shiftX = shiftInto(left, NODE_WIDTH * zoom, MARGIN_LEFT, size.width - MARGIN);
      const shiftY = shiftInto(top, (NODE_HEIGHT + 30) * zoom, MARGIN, size.height - MARGIN);
      if (shiftX !== 0 || shiftY !== 0)
        void flow.setViewport({ x: x + shiftX, y: y + shiftY, zoom }, { duration: 180 });
    });
    return () => cancelAnimationFrame(frame);
  }, [id, openId, height, editor, flow, wrapper]);
}

function shiftInto(start: number, length: number, low: number, high: number): number {
  if (start < low) return low - start;
  return start + length > high ? Math.max(low - start, high - start - length) : 0;
}
