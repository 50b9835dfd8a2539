import { checkConnection } from '@hookline/domain';
import { useReactFlow } from '@xyflow/react';
import type { Connection, Edge, FinalConnectionState } from '@xyflow/react';
import { GRID, NODE_HEIGHT } from '../../../../shared/canvas/index.js';
import { catalog } from '../../model/catalog.js';
import { useSession } from '../../session/session-context.js';
import { toastRefusal } from '../../session/toast-refusal.js';

/** Edges drawn with the pointer: dropped on a node they connect, dropped on the empty canvas they open the add menu. */
export function useConnecting() {
  const { editor, screen } = useSession();
  const flow = useReactFlow();

  const isValidConnection = ({ source, sourceHandle, target }: Connection | Edge): boolean =>
    !checkConnection(editor.graph(), { source, sourcePort: sourceHandle ?? 'out', target }, catalog);

  const onConnect = ({ source, sourceHandle, target }: Connection): void => {
    editor.dispatch({ kind: 'connect', source, sourcePort: sourceHandle ?? 'out', target });
  };

  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    const { fromNode, fromHandle, toNode, isValid } = state;
    if (!fromNode || fromHandle?.type !== 'source' || isValid) return;
    const port = fromHandle.id ?? 'out';
    const { clientX, clientY } =
      'changedTouches' in event ? (event.changedTouches[0] ?? event.touches[0] ?? nowhere) : event;
    const targetId = toNode?.id ?? cardAt(clientX, clientY);
    if (targetId !== undefined) {
      const connection = { source: fromNode.id, sourcePort: port, target: targetId };
      const problem = checkConnection(editor.graph(), connection, catalog);
      if (problem) toastRefusal(problem.message);
      else editor.dispatch({ kind: 'connect', ...connection });
      return;
    }
    const drop = flow.screenToFlowPosition({ x: clientX, y: clientY });
    const at = { x: drop.x + GRID, y: drop.y - NODE_HEIGHT / 2 };
    screen.setState({
      addMenu: { anchor: { x: clientX, y: clientY }, target: { kind: 'after', nodeId: fromNode.id, port, at } },
    });
  };

  return { isValidConnection, onConnect, onConnectEnd };
}

/** The node under the pointer when an edge is dropped: any part of a card counts, but of a loop only its head. */
function cardAt(x: number, y: number): string | undefined {
  const [under] = document.elementsFromPoint(x, y);
  return under?.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined;
}

const nowhere = { clientX: 0, clientY: 0 };
