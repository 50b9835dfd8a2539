import type { NodeDefinition } from '@hookline/node-kit';
import type { PointerEvent } from 'react';
import { IconTile } from '../../../../shared/nodes/index.js';
import type { DefinitionGroup } from './group-definitions.js';
import classes from './add-menu.module.css';

interface NodeTypeListProps {
  readonly groups: readonly DefinitionGroup[];
  /** The node type that Enter adds. */
  readonly active: NodeDefinition | undefined;
  readonly query: string;
  readonly onPointerDown: (event: PointerEvent, definition: NodeDefinition) => void;
  readonly onAdd: (definition: NodeDefinition) => void;
}

/** The node types that match the query, by group. */
export function NodeTypeList({ groups, active, query, onPointerDown, onAdd }: NodeTypeListProps) {
  return (
    <div className={classes.list}>
      {groups.map((group) => (
        <div key={group.title} role="group" aria-label={group.title}>
          <div className={classes.group}>{group.title}</div>
          {group.definitions.map((definition) => (
            <div key={definition.type} className={classes.item} data-active={active === definition || undefined}>
              <IconTile {...definition} trigger={definition.trigger !== null} size="sm" />
              <span className={classes.words}>
                <button
                  type="button"
                  onPointerDown={(event) => onPointerDown(event, definition)}
                  onClick={() => onAdd(definition)}
                >
                  {definition.title}
                </button>
                <span className={classes.summary}>{definition.summary}</span>
              </span>
            </div>
          ))}
        </div>
      ))}
      {groups.length === 0 && <p className={classes.none}>No step is called “{query}”. Try another word.</p>}
    </div>
  );
}
