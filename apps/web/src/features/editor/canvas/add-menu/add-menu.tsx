import { ActionIcon, FocusTrap, TextInput } from '@mantine/core';
import { useClickOutside, useMediaQuery } from '@mantine/hooks';
import { Search, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { AddTarget } from '../../model/actions/add-target.js';
import type { AddMenuRequest } from '../../session/editor-session.js';
import { useGraph, useScreen, useSession } from '../../session/session-context.js';
import { Aside } from './aside.js';
import { EntryList } from './entry-list.js';
import { MenuFoot } from './menu-foot.js';
import { placeMenu } from './place-menu.js';
import { useAddMenu } from './use-add-menu.js';
import { useDragToCanvas } from './use-drag-to-canvas.js';
import classes from './add-menu.module.css';

/**
 * The menu of steps and apps, opened at the `+` that was pressed. A click adds the node and connects it; a drag puts it
 * where it is dropped.
 */
export function AddMenu() {
  const request = useScreen((state) => state.addMenu);
  return request ? <OpenAddMenu key={JSON.stringify(request.anchor)} request={request} /> : null;
}

/** Both columns side by side. */
const WIDE = '(min-width: 1024px)';
const WIDTH = { one: 408, two: 788 };
const HEIGHT = 716;

function OpenAddMenu({ request }: { readonly request: AddMenuRequest }) {
  const { screen } = useSession();
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const [opener] = useState(() => document.activeElement);
  const close = () => screen.setState({ addMenu: null });
  const giveUp = (): void => {
    close();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
  };
  const dialog = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  // On a phone the text would bring its keyboard.
  const refocus = () => (isWide ? input : dialog).current?.focus({ preventScroll: true });
  const menu = useAddMenu(request, { giveUp, refocus });
  const { onPointerDown, dragging, ghost } = useDragToCanvas(close);
  const onPressOutside = ({ target }: Event): void => {
    // The button that opened the menu closes it itself.
    const onOpener = opener instanceof HTMLButtonElement && target instanceof Node && opener.contains(target);
    if (!dragging && !onOpener) close();
  };
  // Captured, because React Flow stops the events of a press on a node.
  const box = useClickOutside<HTMLDivElement>(onPressOutside, ['mousedown', 'touchstart'], undefined, true, true);

  const title = useTitle(request.target);
  const width = isWide ? WIDTH.two : WIDTH.one;
  const view = { width: window.innerWidth, height: window.innerHeight };
  const hasAside = isWide ? menu.query.trim() === '' || menu.opened !== null : menu.opened !== null;

  return (
    <FocusTrap active innerRef={box}>
      <div
        role="presentation"
        className={classes.menu}
        style={{ width, ...placeMenu(request.anchor, { width, height: HEIGHT }, view) }}
        data-dragging={dragging || undefined}
        onKeyDown={menu.onKeyDown}
      >
        <div ref={dialog} role="dialog" aria-label={title} tabIndex={-1} className={classes.dialog}>
          <TextInput
            ref={input}
            data-autofocus
            value={menu.query}
            onChange={(event) => menu.search(event.currentTarget.value)}
            leftSection={<Search size={15} aria-hidden />}
            rightSection={<kbd>Esc</kbd>}
            rightSectionWidth={52}
            placeholder={title === 'Add a step' ? 'Find a step' : title}
            aria-label="Find a step"
            aria-activedescendant={menu.activeId}
            variant="unstyled"
            classNames={{ root: classes.search ?? '' }}
          />
          <div className={classes.columns}>
            {(isWide || !hasAside) && <EntryList menu={menu} onPointerDown={onPointerDown} />}
            {hasAside && <Aside menu={menu} onPointerDown={onPointerDown} isBeside={isWide} />}
          </div>
          <MenuFoot isWide={isWide} onMissing={() => menu.search('HTTP request')} />
          <span className={classes.close}>
            <ActionIcon size={44} aria-label="Close" onClick={giveUp}>
              <X size={18} />
            </ActionIcon>
          </span>
          {ghost}
        </div>
      </div>
    </FocusTrap>
  );
}

/** Says where the step goes. */
function useTitle(target: AddTarget): string {
  const graph = useGraph();
  const nameOf = (id: string) => graph.nodes.find((node) => node.id === id)?.name;
  const after = target.kind === 'after' ? nameOf(target.nodeId) : undefined;
  const inside = target.kind === 'inside' ? nameOf(target.containerId) : undefined;
  return after ? `Add a step after ${after}` : inside ? `Add a step inside ${inside}` : 'Add a step';
}
