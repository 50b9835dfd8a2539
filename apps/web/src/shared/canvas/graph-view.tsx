import type { WorkflowGraph } from '@hookline/domain';
import { useComputedColorScheme } from '@mantine/core';
import { Background, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useLayoutEffect, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { CanvasProvider, createCanvasStore } from './canvas-store.js';
import { createFlowDeriver } from './derive-flow.js';
import { edgeTypes, nodeTypes } from './elements/element-types.js';
import { focusNode } from './focus.js';
import { GRID, MANY_NODES } from './layout/geometry.js';
import { arrowDirection, findNeighbour } from './layout/walk.js';
import { liveEdges, markEdges, markNodes } from './run-marks.js';
import type { StepFacts } from './run-marks.js';
import './canvas-theme.css';

interface GraphViewProps {
  readonly graph: WorkflowGraph;
  /** The steps of a run, whose status is shown. */
  readonly steps?: readonly StepFacts[] | undefined;
  readonly selectedNodeId?: string | null | undefined;
  readonly onSelect?: ((nodeId: string | null) => void) | undefined;
  readonly label?: string | undefined;
}

/** A read-only graph: pan, zoom and select a node. It fills its parent, which needs a height. */
export function GraphView({ graph, steps, selectedNodeId = null, onSelect, label = 'Workflow' }: GraphViewProps) {
  const [store] = useState(createCanvasStore);
  const [derive] = useState(createFlowDeriver);
  const colorMode = useComputedColorScheme('light');
  const quiet = graph.nodes.length > MANY_NODES;
  const canvas = useMemo(() => ({ store, actions: null }), [store]);

  useLayoutEffect(() => {
    const edgeMarks = markEdges(graph, steps ?? []);
    store.setState({
      nodes: new Map(graph.nodes.map((node) => [node.id, node])),
      nodeMarks: markNodes(graph, steps ?? []),
      edgeMarks,
      packets: quiet ? new Set() : liveEdges(edgeMarks),
      quiet,
    });
  }, [store, graph, steps, quiet]);

  const tabStop = selectedNodeId ?? graph.nodes[0]?.id ?? null;
  const selection = { nodes: new Set(selectedNodeId ? [selectedNodeId] : []), edgeId: null, tabStop };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const direction = arrowDirection(event.key);
    if (!direction || !tabStop || !onSelect) return;
    event.preventDefault();
    const next = findNeighbour(graph, tabStop, direction);
    if (!next) return;
    onSelect(next.id);
    focusNode(event.currentTarget, next.id);
  };
  return (
    <CanvasProvider value={canvas}>
      <ReactFlowProvider zIndexMode="manual">
        <ReactFlow
          className="hookline-canvas"
          aria-label={label}
          nodes={derive.nodes(graph, selection, new Map())}
          edges={derive.edges(graph, null)}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          colorMode={colorMode}
          fitView
          fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
          minZoom={0.1}
          maxZoom={1.5}
          zIndexMode="manual"
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={onSelect !== undefined}
          disableKeyboardA11y
          onlyRenderVisibleElements={quiet}
          zoomOnScroll={false}
          preventScrolling={false}
          onKeyDown={onKeyDown}
          onNodeClick={(_, node) => onSelect?.(node.id)}
          onPaneClick={() => onSelect?.(null)}
        >
          <Background gap={GRID} size={1.6} />
        </ReactFlow>
      </ReactFlowProvider>
    </CanvasProvider>
  );
}
