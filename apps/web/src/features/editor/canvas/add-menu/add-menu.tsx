import type { NodeDefinition } from '@hookline/node-kit';
import { FocusTrap, TextInput } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { addNode } from '../../model/actions/node-actions.js';
import type { AddMenuRequest } from '../../session/editor-session.js';
import { useGraph, useScreen, useSession } from '../../session/session-context.js';
import { groupDefinitions } from './group-definitions.js';
import { NodeTypeList } from './node-type-list.js';
import { useDragToCanvas } from './use-drag-to-canvas.js';
import classes from './add-menu.module.css';

/**
 * The menu of node types, opened at the `+` that was pressed. A click adds the node and connects it; a drag puts it
 * where it is dropped.
 */
export function AddMenu() {
  const request = useScreen((state) => state.addMenu);
  return request ? <OpenAddMenu key={JSON.stringify(request)} request={request} /> : null;
}

const WIDTH = 340;
const HEIGHT = 600;

function OpenAddMenu({ request }: { readonly request: AddMenuRequest }) {
  const { editor, screen } = useSession();
  const graph = useGraph();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [opener] = useState(() => document.activeElement);
  const close = () => screen.setState({ addMenu: null });
  const giveUp = (): void => {
    close();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
  };
  const { onPointerDown, dragging, ghost } = useDragToCanvas(close);
  const onPressOutside = ({ target }: Event): void => {
    // The button that opened the menu closes it itself.
    const onOpener = opener instanceof HTMLButtonElement && target instanceof Node && opener.contains(target);
    if (!dragging && !onOpener) close();
  };
  // Captured, because React Flow stops the events of a press on a node.
  const box = useClickOutside<HTMLDivElement>(onPressOutside, ['mousedown', 'touchstart'], undefined, true, true);

  const source = request.target.kind === 'after' ? request.target.nodeId : null;
  const nameOf = (id: string | null) => graph.nodes.find((node) => node.id === id)?.name;
  const after = nameOf(source);
  const inside = request.target.kind === 'inside' ? nameOf(request.target.containerId) : undefined;
  const title = after ? `Add a step after ${after}` : inside ? `Add a step inside ${inside}` : 'Add a step';
  const groups = groupDefinitions(query, request.target.kind !== 'anywhere');
  const found = groups.flatMap((group) => group.definitions);
  const add = (definition: NodeDefinition | undefined): void => {
    if (!definition) return;
    close();
    addNode(editor, definition, request.target);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Record<string, () => void> = {
      ArrowDown: () => setActive((index) => Math.min(index + 1, found.length - 1)),
      ArrowUp: () => setActive((index) => Math.max(index - 1, 0)),
      Enter: () => add(found[active]),
      Escape: giveUp,
    };
    const move = moves[event.key];
    event.stopPropagation();
    if (!move) return;
    event.preventDefault();
    move();
  };
  const left = Math.max(8, Math.min(request.anchor.x, window.innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(request.anchor.y, window.innerHeight - HEIGHT - 8));

  return (
    <FocusTrap active innerRef={box}>
      <div
        role="presentation"
        className={classes.menu}
        style={{ left, top, width: WIDTH, maxHeight: HEIGHT }}
        data-dragging={dragging || undefined}
        onKeyDown={onKeyDown}
      >
        <div role="dialog" aria-label={title} className={classes.dialog}>
          <TextInput
            data-autofocus
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setActive(0);
            }}
            leftSection={<Search size={15} aria-hidden />}
            placeholder={after || inside ? title : 'Find a step'}
            aria-label="Find a step"
            variant="unstyled"
            classNames={{ root: classes.search ?? '' }}
          />
          <NodeTypeList
            groups={groups}
            active={found[active]}
            query={query}
            onPointerDown={onPointerDown}
            onAdd={add}
          />
          <p className={classes.hint}>Click to add, or drag onto the canvas</p>
          {ghost}
        </div>
      </div>
    </FocusTrap>
  );
}
