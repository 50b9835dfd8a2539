import { useStore } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { findDefinition } from '../../nodes/definitions.js';
import { IconTile } from '../../nodes/icon-tile.js';
import { nodeFacts } from '../../nodes/node-facts.js';
import { Status } from '../../status/index.js';
import { useCanvas, useCanvasActions } from '../canvas-store.js';
import type { SubflowNode } from '../derive-flow.js';
import { barbPath, linePath } from '../layout/geometry.js';
import { SUBFLOW_HANDLE } from '../layout/subflow-starts.js';
import type { SubflowStart } from '../layout/subflow-starts.js';
import type { NodeMark } from '../run-marks.js';
import { Ports, ProblemBadge, isFar } from './node-card.js';
import edgeClasses from './hookline-edge.module.css';
import classes from './subflow-card.module.css';

/** The subflow of a container. Only its head and its ports take the pointer; the rest is canvas. */
export const SubflowCard = memo(function SubflowCard({
  id,
  selected,
  data,
  width = 0,
  height = 0,
}: NodeProps<SubflowNode>) {
  const node = useCanvas((state) => state.nodes.get(id));
  const mark = useCanvas((state) => state.nodeMarks.get(id));
  const problems = useCanvas((state) => state.problems.get(id));
  const isTarget = useCanvas((state) => state.dropTarget === id);
  const far = useStore(isFar);
  if (!node) return null;
  const facts = nodeFacts(node);
  const caption = node.disabled ? 'off' : findDefinition(node.type)?.caption?.(node.config);
  return (
    <div
      className={classes.subflow}
      style={{ width, height }}
      data-selected={selected || undefined}
      data-target={isTarget || undefined}
      data-disabled={node.disabled || undefined}
      data-status={mark?.status}
      data-far={far || undefined}
    >
      <div className={`${classes.head} ${SUBFLOW_HANDLE}`}>
        <IconTile {...facts} size="sm" />
        <span className={classes.name}>{node.name}</span>
        {!far && (mark ? <SubflowStatus mark={mark} /> : <span className={classes.caption}>{caption}</span>)}
      </div>
      {problems && <ProblemBadge {...problems} />}
      <svg className={classes.lines} width={width} height={height} aria-hidden>
        {data.starts.map((start) => (
          <StartLine key={start.nodeId} start={start} from={height / 2} />
        ))}
      </svg>
      <span className={classes.handle} aria-hidden />
      {data.starts.length === 0 && <AddInside nodeId={id} nodeName={node.name} />}
      <span className={classes.ports}>
        <Ports node={node} facts={facts} taken={mark?.status === 'succeeded'} height={height} />
      </span>
    </div>
  );
});

function SubflowStatus({ mark }: { readonly mark: NodeMark }) {
  return (
    <span className={classes.caption}>
      <Status of={mark.status} />
      {mark.fact}
    </span>
  );
}

/** Edges from the border to the first steps of an item. */
function StartLine({ start, from }: { readonly start: SubflowStart; readonly from: number }) {
  const status = useCanvas((state) => state.nodeMarks.get(start.nodeId)?.status);
  const mark =
    status === undefined ? 'idle' : status === 'running' ? 'live' : status === 'not-taken' ? 'dead' : 'taken';
  const end = { x: start.x - 2, y: start.y };
  const { path } = linePath({ x: 6, y: from }, end, mark === 'taken' || mark === 'live');
  return (
    <>
      <path d={path} className={edgeClasses.line} data-mark={mark} />
      {mark !== 'dead' && <path d={barbPath(end)} className={edgeClasses.line} data-mark={mark} />}
    </>
  );
}

function AddInside({ nodeId, nodeName }: { readonly nodeId: string; readonly nodeName: string }) {
  const actions = useCanvasActions();
  if (!actions) return <span className={classes.none}>No steps inside</span>;
  return (
    <button
      type="button"
      className={`${classes.add} nodrag nopan`}
      tabIndex={-1}
      aria-label={`Add a step inside ${nodeName}`}
      onClick={(event) => {
        event.stopPropagation();
        actions.addInside(nodeId, event.currentTarget);
      }}
    >
      <Plus size={14} aria-hidden />
      Add a step
    </button>
  );
}
