import type { GraphNode } from '@hookline/domain';
import { useStore } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { FlaskConical, PencilLine, Plus, TriangleAlert } from 'lucide-react';
import { Fragment, memo } from 'react';
import { IconTile } from '../../nodes/icon-tile.js';
import { nodeFacts } from '../../nodes/node-facts.js';
import type { NodeFacts } from '../../nodes/node-facts.js';
import { Status } from '../../status/index.js';
import { useCanvas, useCanvasActions } from '../canvas-store.js';
import type { ProblemCount } from '../canvas-store.js';
import type { FlowNode } from '../derive-flow.js';
import { NODE_HEIGHT, portY } from '../layout/geometry.js';
import type { NodeMark } from '../run-marks.js';
import { Elapsed } from './elapsed.js';
import { InputHandle, OutputHandle } from './port-handles.js';
import classes from './node-card.module.css';

/** The card of a node: always 196 x 60, with its status below. */
export const NodeCard = memo(function NodeCard({
  id,
  selected,
}: NodeProps<Extract<FlowNode, { type?: 'step' | undefined }>>) {
  const node = useCanvas((state) => state.nodes.get(id));
  const mark = useCanvas((state) => state.nodeMarks.get(id));
  const problems = useCanvas((state) => state.problems.get(id));
  const sample = useCanvas((state) => state.samples.has(id));
  const quiet = useCanvas((state) => state.quiet);
  const far = useStore(isFar);
  if (!node) return null;
  const facts = nodeFacts(node);
  return (
    <div
      className={classes.card}
      data-trigger={facts.trigger || undefined}
      data-selected={selected || undefined}
      data-disabled={node.disabled || undefined}
      data-status={mark?.status}
      data-far={far || undefined}
      data-quiet={quiet || undefined}
    >
      <IconTile {...facts} />
      <span className={classes.words}>
        <span className={classes.name}>{node.name}</span>
        {!far && <span className={classes.caption}>{facts.caption}</span>}
      </span>
      {sample && !far && <FlaskConical className={classes.sample} size={13} aria-label="Has a sample" />}
      {problems && <ProblemBadge {...problems} />}
      {mark && !far && <StatusLine mark={mark} />}
      <Ports node={node} facts={facts} taken={mark?.status === 'succeeded'} />
    </div>
  );
});

/** Whether the zoom is below one half, where only icon and name are legible. */
export const isFar = (state: { readonly transform: readonly [number, number, number] }) => state.transform[2] < 0.5;

export function ProblemBadge({ errors, warnings, soft }: ProblemCount) {
  const words = soft
    ? `${errors + warnings} to fill in`
    : errors > 0
      ? `${errors} to fix before publishing`
      : `${warnings} to look at`;
  return (
    <span
      className={classes.badge}
      data-soft={soft || undefined}
      data-error={(errors > 0 && !soft) || undefined}
      title={words}
    >
      {soft ? <PencilLine size={12} aria-hidden /> : <TriangleAlert size={12} aria-hidden />}
      {errors + warnings}
    </span>
  );
}

function StatusLine({ mark }: { readonly mark: NodeMark }) {
  return (
    <span className={classes.under}>
      <Status of={mark.status} />
      {mark.fact && <span className={classes.fact}>{mark.fact}</span>}
      {mark.since && <Elapsed since={mark.since} />}
    </span>
  );
}

interface PortsProps {
  readonly node: GraphNode;
  readonly facts: NodeFacts;
  readonly taken: boolean;
  readonly height?: number;
}

/** The handles on the left and right edge of a node. */
export function Ports({ node, facts, taken, height = NODE_HEIGHT }: PortsProps) {
  const listening = useCanvas((state) => state.listeningNodeId === node.id);
  const state = listening ? 'listening' : taken ? 'taken' : 'idle';
  const many = facts.ports.length > 1;
  return (
    <>
      {!facts.trigger && <InputHandle nodeName={node.name} />}
      {portY(0, facts.ports.length) < 0 && (
        <span className={classes.rail} style={railOf(facts.ports.length)} aria-hidden />
      )}
      {facts.ports.map((port, index) => {
        const top = portY(index, facts.ports.length, height);
        return (
          <Fragment key={port}>
            <OutputHandle port={port} top={top} nodeName={node.name} state={many && taken ? 'idle' : state} />
            <AddAfter nodeId={node.id} nodeName={node.name} port={port} top={top} label={many ? port : null} />
          </Fragment>
        );
      })}
    </>
  );
}

/** The rail for handles that do not fit on the card. */
function railOf(count: number) {
  const top = portY(0, count);
  return { top, height: portY(count - 1, count) - top };
}

interface AddAfterProps {
  readonly nodeId: string;
  readonly nodeName: string;
  readonly port: string;
  readonly top: number;
  readonly label: string | null;
}

/** The stub with a `+` at every unconnected port. */
function AddAfter({ nodeId, nodeName, port, top, label }: AddAfterProps) {
  const actions = useCanvasActions();
  const free = useCanvas((state) => state.freePorts.has(`${nodeId}:${port}`));
  if (!actions || !free) return null;
  const words = label ? `Add a step after ${nodeName}, ${label}` : `Add a step after ${nodeName}`;
  return (
    <span className={`${classes.stub} nodrag nopan`} style={{ top }}>
      {label && (
        <span className={classes.portName} title={label}>
          {label}
        </span>
      )}
      <button
        type="button"
        className={classes.plus}
        tabIndex={-1}
        aria-label={words}
        title={words}
        onClick={(event) => {
          event.stopPropagation();
          actions.addAfter(nodeId, port, event.currentTarget);
        }}
      >
        <Plus size={13} aria-hidden />
      </button>
    </span>
  );
}
