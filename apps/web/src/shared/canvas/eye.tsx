import { Handle, Position } from '@xyflow/react';
import { useCanvasActions } from './canvas-store.js';
import classes from './eye.module.css';

interface OutputEyeProps {
  readonly port: string;
  readonly top: number;
  readonly state: 'idle' | 'taken' | 'listening';
  readonly nodeName: string;
}

/** The ring of an output port: a line can be tied here. Drawn 11 px wide, to be hit within 24 px. */
export function OutputEye({ port, top, state, nodeName }: OutputEyeProps) {
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

/** Inputs have no ring until a line is dragged; the whole left half of the card takes it. */
export function InputEye({ nodeName }: { readonly nodeName: string }) {
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
