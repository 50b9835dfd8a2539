import { checkConnection } from '@hookline/domain';
import { useReactFlow } from '@xyflow/react';
import type { Connection, FinalConnectionState } from '@xyflow/react';
import { GRID, NODE_HEIGHT } from '../../../shared/canvas/index.js';
import { toastRefusal } from '../problems/toast-refusal.js';
import { catalog } from '../model/catalog.js';
import { useSession } from '../session/session-context.js';

/** Lines drawn by hand: onto a node they connect, onto the empty canvas they ask what comes next. */
export function useConnecting() {
  const { editor, screen } = useSession();
  const flow = useReactFlow();

  const onConnect = ({ source, sourceHandle, target }: Connection): void => {
    editor.dispatch({ kind: 'connect', source, sourcePort: sourceHandle ?? 'out', target });
  };

  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    const { fromNode, fromHandle, toNode, isValid } = state;
    if (!fromNode || fromHandle?.type !== 'source' || isValid) return;
    const port = fromHandle.id ?? 'out';
    if (toNode) {
      const problem = checkConnection(
        editor.graph(),
        { source: fromNode.id, sourcePort: port, target: toNode.id },
        catalog,
      );
      if (problem) toastRefusal(problem.message);
      return;
    }
    const { clientX, clientY } =
      'changedTouches' in event ? (event.changedTouches[0] ?? event.touches[0] ?? nowhere) : event;
    const drop = flow.screenToFlowPosition({ x: clientX, y: clientY });
    const at = { x: drop.x + GRID, y: drop.y - NODE_HEIGHT / 2 };
    screen.setState({
      addMenu: { anchor: { x: clientX, y: clientY }, target: { kind: 'after', nodeId: fromNode.id, port, at } },
    });
  };

  return { onConnect, onConnectEnd };
}

const nowhere = { clientX: 0, clientY: 0 };
