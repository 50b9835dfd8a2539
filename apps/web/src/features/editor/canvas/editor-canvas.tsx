import { checkConnection } from '@hookline/domain';
import type { WorkflowGraph } from '@hookline/domain';
import { useComputedColorScheme } from '@mantine/core';
import { Background, MiniMap, ReactFlow, SelectionMode, useReactFlow } from '@xyflow/react';
import type { Connection, Edge } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import {
  CanvasProvider,
  GRID,
  MANY_NODES,
  createCanvasStore,
  createFlowDeriver,
  edgeTypes,
  focusCanvas,
  nodeTypes,
} from '../../../shared/canvas/index.js';
import type { FlowNode } from '../../../shared/canvas/index.js';
import { catalog } from '../model/catalog.js';
import { NodeMenu } from '../node-menu/node-menu.js';
import type { NodeMenuTarget } from '../node-menu/node-menu.js';
import { useEditorState, useGraph, useScreen, useSession } from '../session/session-context.js';
import { EmptyCanvas } from './empty-canvas.js';
import { useCanvasClipboard } from './keys/use-canvas-clipboard.js';
import { useCanvasKeys } from './keys/use-canvas-keys.js';
import { useCanvasModel } from './use-canvas-model.js';
import { useConnecting } from './use-connecting.js';
import { useEditorActions } from './use-editor-actions.js';
import { useKeepInView } from './use-keep-in-view.js';
import { useMarquee } from './use-marquee.js';
import { useNodeChanges } from './use-node-changes.js';
import classes from './editor-canvas.module.css';

const CLEAR_HOVER_MS = 150;
const GRID_STEP: [number, number] = [GRID, GRID];
const PAN_BUTTONS = [1, 2];
const FIT = { padding: 0.2, maxZoom: 1 };

/** The canvas. React Flow renders the store and reports what the user did; it keeps no state of its own. */
export function EditorCanvas() {
  const { editor } = useSession();
  const graph = useGraph();
  const selection = useEditorState((state) => state.selection);
  const edgeId = useEditorState((state) => state.selectedEdgeId);
  const tabStop = useEditorState((state) => state.tabStop);
  const minimap = useScreen((state) => state.minimap);
  const [store] = useState(createCanvasStore);
  const [derive] = useState(createFlowDeriver);
  const [menu, setMenu] = useState<NodeMenuTarget | null>(null);
  const wrapper = useRef<HTMLDivElement>(null);
  const colorMode = useComputedColorScheme('light');
  const flow = useReactFlow();
  const actions = useEditorActions();
  const { dragged, onNodesChange } = useNodeChanges(store);
  const connecting = useConnecting();
  const onKeyDown = useCanvasKeys(wrapper, setMenu);
  const clipboard = useCanvasClipboard(wrapper);
  const marquee = useMarquee();
  useCanvasModel(store);
  useKeepInView(wrapper);
  const canvas = useMemo(() => ({ store, actions }), [store, actions]);

  const isValidConnection = ({ source, sourceHandle, target }: Connection | Edge): boolean =>
    !checkConnection(editor.graph(), { source, sourcePort: sourceHandle ?? 'out', target }, catalog);
  const hover = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hoverEdge = (id: string | null): void => {
    clearTimeout(hover.current);
    if (id !== null) store.setState({ hoveredEdgeId: id });
    // The `+` in the middle of the edge stays while the pointer moves onto it.
    else hover.current = setTimeout(() => store.setState({ hoveredEdgeId: null }), CLEAR_HOVER_MS);
  };

  return (
    <div
      ref={wrapper}
      role="presentation"
      className={classes.canvas}
      onKeyDown={onKeyDown}
      onPointerUpCapture={focusCanvas}
      {...clipboard}
    >
      <CanvasProvider value={canvas}>
        <ReactFlow
          className="hookline-canvas"
          tabIndex={-1}
          aria-label="Canvas. Arrows walk from step to step, Enter opens, Tab adds a step, Escape then Tab leaves."
          nodes={derive.nodes(graph, { nodes: selection, edgeId, tabStop }, dragged)}
          edges={derive.edges(graph, edgeId)}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          colorMode={colorMode}
          onNodesChange={onNodesChange}
          onNodeClick={(event, node) => {
            if (isPlainClick(event)) editor.open(node.id);
            else if (node.type === 'subflow' && !isOnControl(event)) marquee.toggle(node.id);
          }}
          onNodeContextMenu={(event, node) => {
            event.preventDefault();
            if (!selection.has(node.id)) editor.select([node.id]);
            setMenu({ nodeId: node.id, x: event.clientX, y: event.clientY });
          }}
          onEdgeClick={(_, edge) => editor.selectEdge(edge.id)}
          onEdgeMouseEnter={(_, edge) => hoverEdge(edge.id)}
          onEdgeMouseLeave={() => hoverEdge(null)}
          onPaneClick={() => {
            editor.select([]);
            editor.open(null);
          }}
          {...connecting}
          onSelectionStart={marquee.onSelectionStart}
          onSelectionEnd={marquee.onSelectionEnd}
          isValidConnection={isValidConnection}
          connectionRadius={32}
          snapToGrid
          snapGrid={GRID_STEP}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          zIndexMode="manual"
          selectionOnDrag
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
          selectionKeyCode={null}
          panOnDrag={PAN_BUTTONS}
          panOnScroll
          zoomOnDoubleClick={false}
          nodeDragThreshold={3}
          minZoom={0.1}
          maxZoom={2}
          {...startOf(graph)}
          fitViewOptions={FIT}
          onlyRenderVisibleElements={graph.nodes.length > MANY_NODES}
        >
          <Background gap={GRID} size={1.6} />
          {minimap && (
            <MiniMap
              pannable
              zoomable
              position="bottom-right"
              className={classes.minimap ?? ''}
              nodeColor={miniMapColor}
            />
          )}
        </ReactFlow>
        {graph.nodes.length === 0 && <EmptyCanvas />}
        <NodeMenu at={menu} onClose={() => setMenu(null)} onFit={() => void flow.fitView(FIT)} />
      </CanvasProvider>
    </div>
  );
}

/**
 * Shows a graph that fits as a whole, and a large one from its first node, so that it is readable and quick to render.
 */
function startOf({ nodes }: WorkflowGraph) {
  const [first] = nodes;
  if (!first || nodes.length <= MANY_NODES) return { fitView: true };
  const zoom = 0.75;
  return { defaultViewport: { x: 140 - first.position.x * zoom, y: 240 - first.position.y * zoom, zoom } };
}

const miniMapColor = (node: FlowNode): string =>
  node.type === 'subflow' ? 'var(--cat-flow-soft)' : 'var(--border-strong)';

/** Whether a click is on the node itself: it neither extends the selection nor hits a port or button of the node. */
const isPlainClick = (event: MouseEvent): boolean =>
  !isOnControl(event) && !event.shiftKey && !event.ctrlKey && !event.metaKey;

const isOnControl = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('.react-flow__handle, button') !== null;
