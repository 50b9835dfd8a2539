import type { Edge } from '@xyflow/react';
import type { MouseEvent } from 'react';
import type { FlowNode } from '../../../../shared/canvas/index.js';
import type { NodeMenuTarget } from '../../node-menu/node-menu.js';
import { useSession } from '../../session/session-context.js';

/** A click opens a node, selects an edge, and closes the panel on the empty canvas; a right click opens the node's menu. */
export function useClicks(openMenu: (target: NodeMenuTarget) => void) {
  const { editor } = useSession();

  /** React Flow does not select subflows (see `useMarquee`), so Shift+click on a loop is handled here. */
  const toggleSelection = (id: string): void => {
    const selection = new Set(editor.store.getState().selection);
    if (!selection.delete(id)) selection.add(id);
    editor.select(selection);
  };

  return {
    onNodeClick: (event: MouseEvent, node: FlowNode): void => {
      if (isPlainClick(event)) editor.open(node.id);
      else if (node.type === 'subflow' && !isOnControl(event)) toggleSelection(node.id);
    },
    onNodeContextMenu: (event: MouseEvent, node: FlowNode): void => {
      event.preventDefault();
      if (!editor.store.getState().selection.has(node.id)) editor.select([node.id]);
      openMenu({ nodeId: node.id, x: event.clientX, y: event.clientY });
    },
    onEdgeClick: (_: MouseEvent, edge: Edge): void => editor.selectEdge(edge.id),
    onPaneClick: (): void => {
      editor.select([]);
      editor.open(null);
    },
  };
}

/** Whether a click is on the node itself: it neither extends the selection nor hits a port or button of the node. */
const isPlainClick = (event: MouseEvent): boolean =>
  !isOnControl(event) && !event.shiftKey && !event.ctrlKey && !event.metaKey;

const isOnControl = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('.react-flow__handle, button') !== null;
