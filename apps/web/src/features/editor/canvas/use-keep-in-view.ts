import { indexGraph } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import { useReactFlow } from '@xyflow/react';
import { useEffect, useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import { NODE_HEIGHT, boundsOf, rectOf } from '../../../shared/canvas/index.js';
import { useEditorState, useScreen, useSession } from '../session/session-context.js';

const MARGIN = 24;
/** Width of the `+` behind a step, which is outside its card. */
const MARGIN_RIGHT = 90;
/** Height of the test run's bar, which covers the top edge. */
const MARGIN_TOP = 60;
const STATUS_LINE = 30;
/** Height of the zoom and problem bars, which cover the bottom edge. */
const MARGIN_BOTTOM = 60;
/** Width of the toolbar, which covers the left edge. */
const MARGIN_LEFT = 72;

/** Scrolls the open or focused node back into view when the panel covers it. */
export function useKeepInView(wrapper: RefObject<HTMLElement | null>): void {
  const { editor } = useSession();
  const flow = useReactFlow();
  const openId = useEditorState((state) => state.open?.nodeId ?? null);
  const tabStop = useEditorState((state) => state.tabStop);
  const size = useScreen((state) => `${state.dockBeside} ${state.dockHeight} ${state.dockWidth}`);
  const id = openId ?? tabStop;

  useLayoutEffect(() => {
    const canvas = wrapper.current;
    if (!canvas) return undefined;
    let known = canvas.clientHeight;
    let wide = canvas.clientWidth;
    // When the panel opens, closes or is resized, the centre of the view stays the same, and a graph that fits is shown
    // as a whole.
    const observer = new ResizeObserver(() => {
      const { x, y, zoom } = flow.getViewport();
      const by = (canvas.clientHeight - known) / 2;
      const across = (canvas.clientWidth - wide) / 2;
      known = canvas.clientHeight;
      wide = canvas.clientWidth;
      if (by === 0 && across === 0) return;
      const [top, bottom] = heightOf(editor.graph());
      const length = (bottom - top) * zoom;
      const fits = length + MARGIN + MARGIN_TOP <= known;
      const more = fits ? shiftInto(top * zoom + y + by, length, MARGIN_TOP, known - MARGIN) : 0;
      void flow.setViewport({ x: x + across, y: y + by + more, zoom });
    });
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [editor, flow, wrapper]);

  useEffect(() => {
    const look = (): void => {
      const node = id === null ? undefined : indexGraph(editor.graph()).nodesById.get(id);
      const size = wrapper.current?.getBoundingClientRect();
      if (!node || !size || size.height < NODE_HEIGHT) return;
      const { x, y, zoom } = flow.getViewport();
      const rect = rectOf(editor.graph(), node);
      const left = rect.x * zoom + x;
      const top = rect.y * zoom + y;
      // A loop may be larger than the window: its head is enough.
      const shiftX = shiftInto(left, rect.width * zoom, MARGIN_LEFT, size.width - MARGIN_RIGHT);
      const shiftY = shiftInto(top, (NODE_HEIGHT + STATUS_LINE) * zoom, MARGIN_TOP, size.height - MARGIN_BOTTOM);
      if (shiftX !== 0 || shiftY !== 0)
        void flow.setViewport({ x: x + shiftX, y: y + shiftY, zoom }, { duration: 180 });
    };
    // The panel may resize the canvas in this frame, and the observer above then moves it: check in the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [id, openId, size, editor, flow, wrapper]);
}

/** The vertical extent from the top of the highest card to the status line under the lowest. */
function heightOf(graph: WorkflowGraph): [number, number] {
  const bounds = boundsOf(graph.nodes.map((node) => rectOf(graph, node)));
  return bounds ? [bounds.y, bounds.y + bounds.height + STATUS_LINE] : [0, 0];
}

function shiftInto(start: number, length: number, low: number, high: number): number {
  if (start < low) return low - start;
  return start + length > high ? Math.max(low - start, high - start - length) : 0;
}
