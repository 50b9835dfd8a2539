import type { NodeDefinition } from '@hookline/node-kit';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { announce } from '../../../../shared/ui/index.js';
import type { AddTarget } from '../../model/actions/add-target.js';
import { addNode, insertNode } from '../../model/actions/node-actions.js';
import { portsOfNode } from '../../model/catalog.js';
import type { AddMenuRequest } from '../../session/editor-session.js';
import { useSession } from '../../session/session-context.js';
import { entryGroups, keyOf } from './entries.js';
import type { AppActions, Entry, EntryGroup } from './entries.js';
import { findEntries } from './find-entries.js';

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

export function useAddMenu({ anchor, target }: AddMenuRequest, giveUp: () => void): AddMenuState {
  const { editor, screen } = useSession();
  const id = useId();
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const [opened, setOpened] = useState<(AppActions & { readonly place: number }) | null>(null);
  const groups = groupsFor(query, target);
  const entries = groups.flatMap((group) => group.entries);
  const active = entries[place];
  const activeAction = opened?.actions[opened.place];
  const activeKey = opened && activeAction ? `${opened.app.id} ${activeAction.type}` : active && keyOf(active);

  const search = (next: string): void => {
    setQuery(next);
    setPlace(0);
    setOpened(null);
  };
  const add = (definition: NodeDefinition, stay = false): void => {
    if (!stay) {
      screen.setState({ addMenu: null });
      addNode(editor, definition, target);
      return;
    }
    const node = insertNode(editor, definition, target);
    if (!node) return;
    editor.select([node.id]);
    announce(`${definition.title} added`);
    search('');
    const next: AddTarget =
      portsOfNode(node).length > 0 ? { kind: 'after', nodeId: node.id, port: null } : { kind: 'anywhere' };
    screen.setState({ addMenu: { anchor, target: next } });
  };
  const open = (app: AppActions): void => {
    setOpened({ ...app, place: 0 });
    const at = entries.findIndex((entry) => entry.kind === 'app' && entry.app === app.app);
    if (at >= 0) setPlace(at);
  };
  const back = (): void => setOpened(null);
  const take = (stay: boolean): void => {
    if (activeAction) add(activeAction, stay);
    else if (active?.kind === 'step') add(active.definition, stay);
    else if (active) open(active);
  };
  const move = (by: number): void => {
    if (opened) setOpened({ ...opened, place: within(opened.place + by, opened.actions.length) });
    else setPlace(within(place + by, entries.length));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void =>
    press(event, {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      ArrowRight: !opened && active?.kind === 'app' && isAtEnd(event.target) && (() => open(active)),
      ArrowLeft: opened !== null && back,
      Enter: () => take(event.shiftKey),
      Escape: opened ? back : giveUp,
    });
  const idOf = (key: string): string => `${id}${key}`;
  const activeId = activeKey === undefined ? undefined : idOf(activeKey);
  return { query, groups, active, opened, activeAction, activeId, idOf, search, add, open, back, onKeyDown };
}

type Keys = Readonly<Record<string, (() => void) | false | undefined>>;

function press(event: KeyboardEvent<HTMLElement>, keys: Keys): void {
  const act = keys[event.key];
  event.stopPropagation();
  // A button that has the focus is pressed by Enter itself.
  if (!act || (event.key === 'Enter' && event.target instanceof HTMLButtonElement)) return;
  event.preventDefault();
  act();
}

/** One ranked list while something is typed. */
function groupsFor(query: string, target: AddTarget): readonly EntryGroup[] {
  if (query.trim() === '') return entryGroups(target.kind !== 'anywhere');
  const entries = findEntries(query);
  return entries.length > 0 ? [{ title: 'Found', entries }] : [];
}

const within = (place: number, length: number): number => Math.max(0, Math.min(place, length - 1));

/** Whether → does not move the caret of a text. */
const isAtEnd = (target: EventTarget): boolean =>
  !(target instanceof HTMLInputElement) || target.selectionStart === target.value.length;
