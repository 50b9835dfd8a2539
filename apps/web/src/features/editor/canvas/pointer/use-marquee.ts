import { useReactFlow } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { MouseEvent } from 'react';
import { layoutSubflows } from '../../../../shared/canvas/index.js';
import { useSession } from '../../session/session-context.js';

/**
 * Selects loops with the marquee. A marquee that touches a subflow selects the steps inside it; one that encloses it
 * selects the loop. React Flow has one rule for all nodes, so subflows are not selectable there and are selected here.
 */
export function useMarquee() {
  const { editor } = useSession();
  const flow = useReactFlow();
  const start = useRef({ x: 0, y: 0 });
  return useMemo(() => {
    const at = (event: MouseEvent) => flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    return {
      onSelectionStart: (event: MouseEvent): void => {
        start.current = at(event);
      },
      onSelectionEnd: (event: MouseEvent): void => {
        const [from, to] = [start.current, at(event)];
        const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
        const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
        const around = [...layoutSubflows(editor.graph())]
          .filter(([, { x, y, width, height }]) => x >= left && x + width <= right && y >= top && y + height <= bottom)
          .map(([id]) => id);
        if (around.length > 0) editor.select([...editor.store.getState().selection, ...around]);
      },
    };
  }, [editor, flow]);
}
