import { IconTile, allDefinitions } from '../../../shared/nodes/index.js';
import { addNode } from '../model/actions/node-actions.js';
import { useSession } from '../session/session-context.js';
import classes from './empty-canvas.module.css';

/** The hint on the canvas of a new workflow, with one action. */
export function EmptyCanvas() {
  const { editor } = useSession();
  const triggers = allDefinitions.filter((definition) => definition.trigger !== null);
  return (
    <div className={classes.empty}>
      <h2 className={classes.title}>What starts this workflow?</h2>
      <p className={classes.words}>Choose a trigger. The steps come after it.</p>
      <div className={classes.choices}>
        {triggers.map((definition) => (
          <div key={definition.type} className={classes.choice}>
            <IconTile {...definition} trigger />
            <span>
              <button
                type="button"
                onClick={() => addNode(editor, definition, { kind: 'anywhere' }, { at: { x: 0, y: 0 } })}
              >
                {definition.title}
              </button>
              <span>{definition.summary}</span>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
