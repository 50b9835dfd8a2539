import { ActionIcon } from '@mantine/core';
import { ChevronLeft } from 'lucide-react';
import { IconTile } from '../../../../shared/nodes/index.js';
import { plural } from '../../../../shared/ui/index.js';
import type { AppActions } from './entries.js';
import { EntryRow } from './entry-row.js';
import type { StartDrag } from './entry-row.js';
import type { AddMenuState } from './use-add-menu.js';
import classes from './add-menu.module.css';

interface AsideProps {
  readonly menu: AddMenuState;
  readonly onPointerDown: StartDrag;
  /** Whether the list stands beside it. */
  readonly isBeside: boolean;
}

/** The second column: the actions of the app that is open or chosen in the list, or what a step does. */
export function Aside({ menu, onPointerDown, isBeside }: AsideProps) {
  const { active, opened } = menu;
  const app = opened ?? (active?.kind === 'app' ? active : null);
  if (app) return <AppColumn app={app} menu={menu} onPointerDown={onPointerDown} isBeside={isBeside} />;
  if (active?.kind !== 'step') return <div className={classes.aside} />;
  const { definition } = active;
  return (
    <div className={classes.aside}>
      <div className={classes.asideHead}>
        <IconTile {...definition} trigger={definition.trigger !== null} />
        <b>{definition.title}</b>
      </div>
      <p className={classes.about}>{definition.summary}</p>
      <p className={classes.about} data-quiet>
        A click adds it. Drag it to put it elsewhere on the canvas.
      </p>
    </div>
  );
}

function AppColumn({
  app: { app, actions },
  menu,
  onPointerDown,
  isBeside,
}: AsideProps & { readonly app: AppActions }) {
  return (
    <div className={classes.aside} data-slides={!isBeside || undefined}>
      <div className={classes.asideHead}>
        {!isBeside && (
          <ActionIcon size={28} aria-label="Back to all steps" onClick={menu.back}>
            <ChevronLeft size={16} />
          </ActionIcon>
        )}
        <IconTile app={app} category="app" title={app.name} />
        <div className={classes.words}>
          <b>{app.name}</b>
          <span className={classes.summary}>{plural(actions.length, 'action')}</span>
        </div>
      </div>
      <div role="group" aria-label={app.name} className={classes.list}>
        {actions.map((definition) => (
          <EntryRow
            key={definition.type}
            id={menu.idOf(`${app.id} ${definition.type}`)}
            name={definition.title}
            words={definition.summary}
            isActive={menu.activeAction === definition}
            onPointerDown={(event) => onPointerDown(event, definition)}
            onClick={(stay) => menu.add(definition, stay)}
          />
        ))}
      </div>
    </div>
  );
}
