import type { WorkflowGraph } from '@hookline/domain';
import { useComputedColorScheme } from '@mantine/core';
import { Background, MiniMap, ReactFlow, SelectionMode, useReactFlow } from '@xyflow/react';
import type { ReactFlowProps } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useRef, useState } from 'react';
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
import { NodeMenu } from '../node-menu/node-menu.js';
import type { NodeMenuTarget } from '../node-menu/node-menu.js';
import { useEditorState, useGraph, useScreen } from '../session/session-context.js';
import { EmptyCanvas } from './empty-canvas.js';
import { useCanvasClipboard } from './keys/use-canvas-clipboard.js';
import { useCanvasKeys } from './keys/use-canvas-keys.js';
import { useClicks } from './pointer/use-clicks.js';
import { useConnecting } from './pointer/use-connecting.js';
import { useEdgeHover } from './pointer/use-edge-hover.js';
import { useMarquee } from './pointer/use-marquee.js';
import { useNodeChanges } from './pointer/use-node-changes.js';
import { useCanvasModel } from './use-canvas-model.js';
import { useEditorActions } from './use-editor-actions.js';
import { useKeepInView } from './use-keep-in-view.js';
import classes from './editor-canvas.module.css';

const FIT = { padding: 0.2, maxZoom: 1 };

const POINTER = {
  connectionRadius: 32,
  snapToGrid: true,
  snapGrid: [GRID, GRID],
  selectionOnDrag: true,
  selectionMode: SelectionMode.Partial,
  multiSelectionKeyCode: ['Shift', 'Control', 'Meta'],
  panOnDrag: [1, 2],
  panOnScroll: true,
  zoomOnDoubleClick: false,
  nodeDragThreshold: 3,
} satisfies ReactFlowProps;

/** Turns React Flow's own keys off: `useCanvasKeys` handles all of them. */
const KEYBOARD = {
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
} satisfies ReactFlowProps;

/** The canvas. React Flow renders the store and reports what the user did; it keeps no state of its own. */
export function EditorCanvas() {
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
  const clicks = useClicks(setMenu);
  const edgeHover = useEdgeHover(store);
  const connecting = useConnecting();
  const marquee = useMarquee();
  const onKeyDown = useCanvasKeys(wrapper, setMenu);
  const clipboard = useCanvasClipboard(wrapper);
  useCanvasModel(store);
  useKeepInView(wrapper);
  const canvas = useMemo(() => ({ store, actions }), [store, actions]);

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
          {...clicks}
          {...edgeHover}
          {...connecting}
          {...marquee}
          {...POINTER}
          {...KEYBOARD}
          zIndexMode="manual"
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
