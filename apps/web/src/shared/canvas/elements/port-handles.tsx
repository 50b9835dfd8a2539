import { Handle, Position } from '@xyflow/react';
import { useCanvasActions } from '../canvas-store.js';
import classes from './port-handles.module.css';

interface OutputHandleProps {
  readonly port: string;
  readonly top: number;
  readonly state: 'idle' | 'taken' | 'listening';
  readonly nodeName: string;
}

/** The handle of an output port. Drawn 11 px wide, with a hit area of 24 px. */
export function OutputHandle({ port, top, state, nodeName }: OutputHandleProps) {
  const editable = useCanvasActions() !== null;
  return (
    <Handle
      type="source"
      id={port}
      position={Position.Right}
      className={classes.output ?? ''}
      style={{ top }}
      isConnectable={editable}
      role="button"
      aria-label={`Output ${port} of ${nodeName}`}
      data-state={state}
      data-error={port === 'error' || undefined}
    />
  );
}

/** The handle of the input, invisible until an edge is dragged. Its hit area is the left half of the card. */
export function InputHandle({ nodeName }: { readonly nodeName: string }) {
  const editable = useCanvasActions() !== null;
  return (
    <Handle
      type="target"
      position={Position.Left}
      className={classes.input ?? ''}
      isConnectable={editable}
      isConnectableStart={false}
      role="button"
      aria-label={`Input of ${nodeName}`}
    />
  );
}
