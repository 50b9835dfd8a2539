import { IconTile } from '../../../../shared/nodes/index.js';
import { plural } from '../../../../shared/ui/index.js';
import { APPS, keyOf } from './entries.js';
import type { Entry } from './entries.js';
import { EntryRow } from './entry-row.js';
import type { StartDrag } from './entry-row.js';
import type { AddMenuState } from './use-add-menu.js';
import classes from './add-menu.module.css';

interface EntryListProps {
  readonly menu: AddMenuState;
  readonly onPointerDown: StartDrag;
}

/** Our own steps and the apps by group, or what was found. */
export function EntryList({ menu, onPointerDown }: EntryListProps) {
  const { groups, query } = menu;
  return (
    <div className={classes.list}>
      {groups.map(({ title, entries }) => (
        <div key={title} role="group" aria-label={title}>
          {query.trim() === '' && <div className={classes.group}>{title}</div>}
          <div className={title === APPS ? classes.tiles : undefined}>
            {entries.map((entry) => (
              <EntryOf key={keyOf(entry)} entry={entry} menu={menu} onPointerDown={onPointerDown} />
            ))}
          </div>
        </div>
      ))}
      {groups.length === 0 && (
        <p className={classes.none}>
          <span>No step is called “{query}”. Try another word.</span>
          <span>What has an address can be called by an HTTP request.</span>
        </p>
      )}
    </div>
  );
}

function EntryOf({ entry, menu, onPointerDown }: EntryListProps & { readonly entry: Entry }) {
  const { active, opened, query, idOf } = menu;
  const key = keyOf(entry);
  const isActive = active === entry;
  if (entry.kind === 'step') {
    const { definition } = entry;
    return (
      <EntryRow
        id={idOf(key)}
        tile={<IconTile {...definition} trigger={definition.trigger !== null} size="sm" />}
        name={definition.title}
        app={definition.app?.name}
        words={definition.summary}
        isActive={isActive && !opened}
        onPointerDown={(event) => onPointerDown(event, definition)}
        onClick={(stay) => menu.add(definition, stay)}
      />
    );
  }
  const isTile = query.trim() === '';
  return (
    <EntryRow
      id={idOf(key)}
      tile={<IconTile app={entry.app} category="app" title={entry.app.name} size={isTile ? 'lg' : 'sm'} />}
      name={entry.app.name}
      {...(!isTile && { words: `App with ${plural(entry.actions.length, 'action')}` })}
      isActive={isActive}
      isTile={isTile}
      onClick={() => menu.open(entry)}
    />
  );
}
