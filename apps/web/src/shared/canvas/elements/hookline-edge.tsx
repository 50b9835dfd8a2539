import { BaseEdge, EdgeLabelRenderer } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { Plus, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useCanvas, useCanvasActions, useCanvasStore } from '../canvas-store.js';
import type { FlowEdge } from '../derive-flow.js';
import { HANDLE, barbPath, linePath } from '../layout/geometry.js';
import type { Point } from '../layout/geometry.js';
import classes from './hookline-edge.module.css';

/** An edge: curved until a run takes it, dotted when no run will, with a barb on the upper side of its end. */
export const HooklineEdge = memo(function HooklineEdge(props: EdgeProps<FlowEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, selected = false, data } = props;
  const mark = useCanvas((state) => state.edgeMarks.get(id) ?? 'idle');
  const hovered = useCanvas((state) => state.hoveredEdgeId === id);
  const hasPacket = useCanvas((state) => state.packets.has(id));
  const quiet = useCanvas((state) => state.quiet);
  const start = { x: sourceX - HANDLE / 2, y: sourceY };
  const end = { x: targetX + HANDLE / 2 - 2, y: targetY };
  const { path, middle } = linePath(start, end, mark === 'taken' || mark === 'live');
  const look = {
    'data-mark': mark,
    'data-quiet': quiet || undefined,
    'data-hovered': hovered || selected || undefined,
  };
  return (
    <>
      <BaseEdge path={path} interactionWidth={24} className={classes.line ?? ''} {...look} />
      {mark !== 'dead' && <path d={barbPath(end)} className={classes.line} {...look} />}
      {hasPacket && <Packet path={path} middle={middle} />}
      {mark === 'taken' && !data?.label && !hovered && (
        <text x={middle.x} y={middle.y - 8} className={classes.count}>
          1
        </text>
      )}
      {(hovered || selected || data?.label) && (
        <EdgeLabel
          id={id}
          middle={middle}
          open={hovered || selected}
          chosen={selected}
          label={data?.label ?? null}
          mark={mark}
        />
      )}
    </>
  );
});

/** The packet that travels along the edge while its target runs. With reduced motion it rests in the middle. */
function Packet({ path, middle }: { readonly path: string; readonly middle: Point }) {
  return (
    <>
      <circle className={`${classes.packet} ${classes.still}`} r={5} cx={middle.x} cy={middle.y} />
      <circle className={`${classes.packet} ${classes.moving}`} r={5}>
        <animateMotion dur="900ms" repeatCount="indefinite" path={path} />
      </circle>
    </>
  );
}

interface EdgeLabelProps {
  readonly id: string;
  readonly middle: Point;
  readonly open: boolean;
  /** Whether the edge was clicked: only then the remove button is shown. */
  readonly chosen: boolean;
  readonly label: string | null;
  readonly mark: string;
}

function EdgeLabel({ id, middle, open, chosen, label, mark }: EdgeLabelProps) {
  const actions = useCanvasActions();
  const store = useCanvasStore();
  const style = { transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` };
  return (
    <EdgeLabelRenderer>
      <div
        className={`${classes.middle} nodrag nopan`}
        style={style}
        onPointerEnter={() => actions && store.setState({ hoveredEdgeId: id })}
        onPointerLeave={() => store.setState({ hoveredEdgeId: null })}
      >
        {open && actions ? (
          <>
            <button
              type="button"
              tabIndex={-1}
              className={classes.plus}
              aria-label="Insert a step here"
              title="Insert a step here"
              onClick={(event) => actions.insertOn(id, event.currentTarget)}
            >
              <Plus size={13} aria-hidden />
            </button>
            {chosen && (
              <button
                type="button"
                tabIndex={-1}
                className={classes.cut}
                aria-label="Remove this line"
                title="Remove this line"
                onClick={() => actions.removeEdge(id)}
              >
                <Trash2 size={12} aria-hidden />
              </button>
            )}
          </>
        ) : (
          label && (
            <span className={classes.label} data-mark={mark} title={label}>
              {label}
            </span>
          )
        )}
      </div>
    </EdgeLabelRenderer>
  );
}
