import type { NodeDefinition } from '@hookline/node-kit';
import { useEffect, useRef } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import classes from './add-menu.module.css';

interface EntryRowProps {
  readonly id: string;
  readonly tile?: ReactNode;
  readonly name: string;
  /** The app of an action, where the row stands among others. */
  readonly app?: string | undefined;
  readonly words?: string;
  readonly isActive: boolean;
  readonly isTile?: boolean;
  readonly onClick: (stay: boolean) => void;
  /** Begins a drag of what the row adds. */
  readonly onPointerDown?: ((event: PointerEvent) => void) | undefined;
}

/** One entry of the add menu. It stays in view while the arrows move through the menu. */
export function EntryRow({ id, tile, name, app, words, isActive, isTile, onClick, onPointerDown }: EntryRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <div ref={row} className={isTile ? classes.tile : classes.item} data-active={isActive || undefined}>
      {tile}
      <span className={classes.words}>
        <button type="button" id={id} onPointerDown={onPointerDown} onClick={(event) => onClick(event.shiftKey)}>
          {name}
          {app !== undefined && <span className={classes.app}> {app}</span>}
        </button>
        {words !== undefined && <span className={classes.summary}>{words}</span>}
      </span>
      {isActive && !isTile && <kbd className={classes.key}>↵</kbd>}
    </div>
  );
}

/** What a row needs of the drag out of the menu. */
export type StartDrag = (event: PointerEvent, definition: NodeDefinition) => void;
