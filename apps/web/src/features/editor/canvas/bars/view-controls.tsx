import { useReactFlow, useStore } from '@xyflow/react';
import { Map as MapIcon, Minus, Plus, Scan } from 'lucide-react';
import { useScreen, useSession } from '../../session/session-context.js';
import { ToolButton } from './tool-button.js';
import classes from './toolbar.module.css';

/** Zoom, fit and the minimap, bottom left. */
export function ViewControls() {
  const flow = useReactFlow();
  const { screen } = useSession();
  const minimap = useScreen((state) => state.minimap);
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <div className={`${classes.tools} ${classes.zoom}`} role="toolbar" aria-label="View">
      <ToolButton name="Zoom out" keys="-" onClick={() => void flow.zoomOut({ duration: 120 })}>
        <Minus size={15} aria-hidden />
      </ToolButton>
      <button
        type="button"
        className={`${classes.tool} ${classes.wide}`}
        aria-label={`Zoom is ${zoom}%. Set to 100%`}
        onClick={() => void flow.zoomTo(1, { duration: 180 })}
      >
        {zoom}%
      </button>
      <ToolButton name="Zoom in" keys="+" onClick={() => void flow.zoomIn({ duration: 120 })}>
        <Plus size={15} aria-hidden />
      </ToolButton>
      <hr />
      <ToolButton
        name="Fit the workflow"
        keys="1"
        onClick={() => void flow.fitView({ padding: 0.2, maxZoom: 1, duration: 180 })}
      >
        <Scan size={15} aria-hidden />
      </ToolButton>
      <ToolButton
        name="Minimap"
        aria-pressed={minimap}
        onClick={() => screen.setState((state) => ({ minimap: !state.minimap }))}
      >
        <MapIcon size={15} aria-hidden />
      </ToolButton>
    </div>
  );
}
