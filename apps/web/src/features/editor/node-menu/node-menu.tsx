import { indexGraph } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { Menu } from '@mantine/core';
import {
  Copy,
  CornerRightDown,
  CornerUpLeft,
  Pencil,
  Play,
  Plus,
  Power,
  Settings2,
  Spline,
  Trash2,
  Unlink,
} from 'lucide-react';
import { isContainer } from '../../../shared/canvas/index.js';
import { duplicateSelected } from '../model/actions/fragment.js';
import { toggleSelected } from '../model/actions/node-actions.js';
import { moveTargets } from '../model/actions/parent-actions.js';
import { isTrigger } from '../model/catalog.js';
import { useEditorState, useGraph, useSession } from '../session/session-context.js';
import { useStartTest } from '../session/use-start-test.js';
import { useDeleteSelected } from './use-delete-selected.js';
import { useMoveNodes } from './use-move-nodes.js';

export interface NodeMenuTarget {
  readonly nodeId: string;
  readonly x: number;
  readonly y: number;
}

interface NodeMenuProps {
  readonly at: NodeMenuTarget | null;
  readonly onClose: () => void;
  readonly onFit?: () => void;
}

const ICON = 14;
const HIDDEN = { position: 'fixed', width: 0, height: 0, visibility: 'hidden' } as const;

/** The context menu of a node: opened by right click, Shift+F10 or the menu key. */
export function NodeMenu({ at, onClose, onFit }: NodeMenuProps) {
  const { editor, screen } = useSession();
  const graph = useGraph();
  const { nodesById, outgoing, incoming } = indexGraph(graph);
  const startTest = useStartTest();
  const node = at && nodesById.get(at.nodeId);
  if (!at || !node) return null;
  const edges = [...(incoming.get(node.id) ?? []), ...(outgoing.get(node.id) ?? [])];
  const anchor = { x: at.x, y: at.y };
  return (
    <Menu opened onClose={onClose} position="bottom-start" withinPortal returnFocus width={230}>
      <Menu.Target>
        {/* Mantine names a menu after its target. */}
        <span style={{ ...HIDDEN, left: at.x, top: at.y }}>Actions for {node.name}</span>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Settings2 size={ICON} />}
          rightSection={<kbd>Enter</kbd>}
          onClick={() => editor.open(node.id)}
        >
          Open
        </Menu.Item>
        <Menu.Item
          leftSection={<Play size={ICON} />}
          onClick={() => startTest.mutate({ untilNodeId: node.id, showRun: true })}
        >
          Run to here
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Plus size={ICON} />}
          rightSection={<kbd>Tab</kbd>}
          onClick={() =>
            screen.setState({ addMenu: { anchor, target: { kind: 'after', nodeId: node.id, port: null } } })
          }
        >
          Add a step after
        </Menu.Item>
        {isContainer(graph, node) && (
          <Menu.Item
            leftSection={<Plus size={ICON} />}
            rightSection={<kbd>I</kbd>}
            onClick={() => screen.setState({ addMenu: { anchor, target: { kind: 'inside', containerId: node.id } } })}
          >
            Add a step inside
          </Menu.Item>
        )}
        <Menu.Item leftSection={<Spline size={ICON} />} onClick={() => screen.setState({ connectFrom: node.id })}>
          Connect to…
        </Menu.Item>
        {edges.length > 0 && (
          <Menu.Item
            leftSection={<Unlink size={ICON} />}
            onClick={() => editor.dispatch({ kind: 'disconnect', edgeIds: edges.map((edge) => edge.id) })}
          >
            Remove its lines
          </Menu.Item>
        )}
        <LoopItems node={node} />
        <Menu.Divider />
        <EditItems node={node} />
        {onFit && <Menu.Divider />}
        {onFit && <Menu.Item onClick={onFit}>Show the whole workflow</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Into a loop and out of one: the whole selection, when the node is part of it. */
function LoopItems({ node }: { readonly node: GraphNode }) {
  const { screen } = useSession();
  const graph = useGraph();
  const selection = useEditorState((state) => state.selection);
  const { moveInto } = useMoveNodes();
  const chosen = selection.has(node.id) ? graph.nodes.filter((other) => selection.has(other.id)) : [node];
  const loop = indexGraph(graph).nodesById.get(node.parent ?? '');
  const loops = moveTargets(graph, chosen).filter((target) => target !== null);
  return (
    <>
      {loops.length > 0 && (
        <Menu.Item
          leftSection={<CornerRightDown size={ICON} />}
          onClick={() => screen.setState({ moving: chosen.map(({ id }) => id) })}
        >
          Move into…
        </Menu.Item>
      )}
      {loop && (
        <Menu.Item
          leftSection={<CornerUpLeft size={ICON} />}
          onClick={() =>
            moveInto(
              chosen.filter((other) => other.parent === loop.id).map(({ id }) => id),
              loop.parent,
            )
          }
        >
          Move out of {loop.name}
        </Menu.Item>
      )}
    </>
  );
}

function EditItems({ node }: { readonly node: GraphNode }) {
  const { editor, screen } = useSession();
  const deleteSelected = useDeleteSelected();
  return (
    <>
      <Menu.Item
        leftSection={<Pencil size={ICON} />}
        rightSection={<kbd>F2</kbd>}
        onClick={() => screen.setState({ renaming: node.id })}
      >
        Rename
      </Menu.Item>
      <Menu.Item
        leftSection={<Copy size={ICON} />}
        rightSection={<kbd>Ctrl D</kbd>}
        onClick={() => duplicateSelected(editor)}
      >
        Duplicate
      </Menu.Item>
      {!isTrigger(node) && (
        <Menu.Item
          leftSection={<Power size={ICON} />}
          rightSection={<kbd>D</kbd>}
          onClick={() => toggleSelected(editor)}
        >
          {node.disabled ? 'Turn on' : 'Turn off'}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<Trash2 size={ICON} />} rightSection={<kbd>Del</kbd>} onClick={deleteSelected}>
        Delete
      </Menu.Item>
    </>
  );
}
