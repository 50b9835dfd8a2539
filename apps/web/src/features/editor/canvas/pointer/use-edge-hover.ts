import type { Edge } from '@xyflow/react';
import { useRef } from 'react';
import type { MouseEvent } from 'react';
import type { CanvasStore } from '../../../../shared/canvas/index.js';

const CLEAR_HOVER_MS = 150;

/** Shows the `+` in the middle of the edge under the pointer. It stays while the pointer moves onto it. */
export function useEdgeHover(store: CanvasStore) {
  const clearing = useRef<ReturnType<typeof setTimeout>>(undefined);
  return {
    onEdgeMouseEnter: (_: MouseEvent, edge: Edge): void => {
      clearTimeout(clearing.current);
      store.setState({ hoveredEdgeId: edge.id });
    },
    onEdgeMouseLeave: (): void => {
      clearTimeout(clearing.current);
      clearing.current = setTimeout(() => store.setState({ hoveredEdgeId: null }), CLEAR_HOVER_MS);
    },
  };
}
