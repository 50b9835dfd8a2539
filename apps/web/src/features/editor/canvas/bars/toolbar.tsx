import { Plus, Redo2, Undo2, WandSparkles } from 'lucide-react';
import { autoLayout } from '../../model/actions/node-actions.js';
import { useEditorState, useGraph, useScreen, useSession } from '../../session/session-context.js';
import { ToolButton } from './tool-button.js';
import classes from './toolbar.module.css';

/** Toolbar with Add, Tidy up, Undo and Redo, at the left edge of the canvas. */
export function Toolbar() {
  const { editor, screen } = useSession();
  const graph = useGraph();
  const adding = useScreen((state) => state.addMenu !== null);
  const canUndo = useEditorState((state) => state.history.past.length > 0);
  const canRedo = useEditorState((state) => state.history.future.length > 0);
  const openPalette = (button: Element): void => {
    const { right, top } = button.getBoundingClientRect();
    const { selection } = editor.store.getState();
    const [nodeId] = selection.size === 1 ? selection : [];
    const target =
      nodeId === undefined ? ({ kind: 'anywhere' } as const) : ({ kind: 'after', nodeId, port: null } as const);
    screen.setState((state) => ({ addMenu: state.addMenu ? null : { anchor: { x: right + 12, y: top }, target } }));
  };
  return (
    <div
      className={`${classes.tools} ${classes.upright}`}
      role="toolbar"
      aria-label="Canvas tools"
      aria-orientation="vertical"
    >
      <ToolButton
        name="Add a step"
        keys="Tab"
        opened={adding}
        className={classes.add ?? ''}
        onClick={(event) => openPalette(event.currentTarget)}
      >
        <Plus size={17} aria-hidden />
      </ToolButton>
      <hr />
      <ToolButton name="Tidy up" onClick={() => autoLayout(editor)} disabled={graph.nodes.length < 2}>
        <WandSparkles size={16} aria-hidden />
      </ToolButton>
      <hr />
      <ToolButton name="Undo" keys="Ctrl Z" disabled={!canUndo} onClick={editor.undo}>
        <Undo2 size={16} aria-hidden />
      </ToolButton>
      <ToolButton name="Redo" keys="Ctrl Shift Z" disabled={!canRedo} onClick={editor.redo}>
        <Redo2 size={16} aria-hidden />
      </ToolButton>
    </div>
  );
}
