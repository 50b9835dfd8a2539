import type { NodeDefinition } from '@hookline/node-kit';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { AddTarget } from '../../model/actions/add-target.js';
import type { AddMenuRequest } from '../../session/editor-session.js';
import { entryGroups, keyOf } from './entries.js';
import type { AppActions, Entry, EntryGroup } from './entries.js';
import { findEntries } from './find-entries.js';
import { keyHandler } from './key-handler.js';
import { useAddStep } from './use-add-step.js';

/** What the add menu shows, which entry has the keyboard, and what can be done with it. */
export interface AddMenuState {
  readonly query: string;
  readonly groups: readonly EntryGroup[];
  /** The entry of the list that Enter takes, unless an app is open. */
  readonly active: Entry | undefined;
  /** The app whose actions have the keyboard. */
  readonly opened: AppActions | null;
  /** The action of the open app that Enter adds. */
  readonly activeAction: NodeDefinition | undefined;
  /** The element that has the keyboard: see {@link AddMenuState.idOf}. */
  readonly activeId: string | undefined;
  /** The id of an entry's element. */
  idOf(key: string): string;
  search(query: string): void;
  add(definition: NodeDefinition, stay?: boolean): void;
  open(app: AppActions): void;
  back(): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

interface Surroundings {
  /** Closes the menu, and gives the keyboard back. */
  readonly giveUp: () => void;
  /** Takes the keyboard back from an entry that was pressed, which may be gone now. */
  readonly refocus: () => void;
}

export function useAddMenu(request: AddMenuRequest, { giveUp, refocus }: Surroundings): AddMenuState {
  const id = useId();
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const [opened, setOpened] = useState<(AppActions & { readonly place: number }) | null>(null);
  const groups = groupsFor(query, request.target);
  const entries = groups.flatMap((group) => group.entries);
  const active = entries[place];
  const activeAction = opened?.actions[opened.place];
  const activeKey = opened && activeAction ? `${opened.app.id} ${activeAction.type}` : active && keyOf(active);
  const activeId = activeKey === undefined ? undefined : `${id}${activeKey}`;

  const search = (next: string): void => {
    setQuery(next);
    setPlace(0);
    setOpened(null);
  };
  const add = useAddStep(request, () => {
    search('');
    refocus();
  });
  const open = (app: AppActions): void => {
    setOpened({ ...app, place: 0 });
    setPlace(entries.findIndex((entry) => entry.kind === 'app' && entry.app === app.app));
    refocus();
  };
  const back = (): void => {
    setOpened(null);
    refocus();
  };
  const onKeyDown = keyHandler(opened !== null, active?.kind === 'app', {
    move(by) {
      if (opened) setOpened({ ...opened, place: within(opened.place + by, opened.actions.length) });
      else setPlace(within(place + by, entries.length));
    },
    take(stay) {
      if (activeAction) add(activeAction, stay);
      else if (active?.kind === 'step') add(active.definition, stay);
      else if (active) open(active);
    },
    back,
    giveUp,
  });
  const idOf = (key: string): string => `${id}${key}`;
  return { query, groups, active, opened, activeAction, activeId, idOf, search, add, open, back, onKeyDown };
}

/** One ranked list while something is typed. */
function groupsFor(query: string, target: AddTarget): readonly EntryGroup[] {
  if (query.trim() === '') return entryGroups(target.kind !== 'anywhere');
  const entries = findEntries(query);
  return entries.length > 0 ? [{ title: 'Found', entries }] : [];
}

const within = (place: number, length: number): number => Math.max(0, Math.min(place, length - 1));
