import { useMemo } from 'react';
import type { CanvasActions } from '../../../shared/canvas/index.js';
import { useSession } from '../session/session-context.js';

/** What the `+` and `×` on the canvas do. */
export function useEditorActions(): CanvasActions {
  const { editor, screen } = useSession();
  return useMemo(() => {
    const below = (element: Element) => {
      const { left, bottom } = element.getBoundingClientRect();
      return { x: left, y: bottom + 6 };
    };
    return {
      addAfter: (nodeId, port, anchor) =>
        screen.setState({ addMenu: { anchor: below(anchor), target: { kind: 'after', nodeId, port } } }),
      addInside: (containerId, anchor) =>
        screen.setState({ addMenu: { anchor: below(anchor), target: { kind: 'inside', containerId } } }),
      insertOn: (edgeId, anchor) =>
        screen.setState({ addMenu: { anchor: below(anchor), target: { kind: 'on-edge', edgeId } } }),
      removeEdge: (edgeId) => editor.dispatch({ kind: 'disconnect', edgeIds: [edgeId] }),
    };
  }, [editor, screen]);
}
