import { useMediaQuery } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useScreen, useSession } from '../session/session-context.js';
import classes from './deck.module.css';

const SMALLEST = 180;
const STEP = 40;

interface DeckProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** The panel docked under the canvas. On a phone it fills the screen. */
export function Deck({ label, children }: DeckProps) {
  const { screen } = useSession();
  const height = useScreen((state) => state.deckHeight);
  const full = useScreen((state) => state.deckFull);
  const phone = useMediaQuery('(max-width: 639.9px)', false, { getInitialValueInEffect: false });
  const highest = () => Math.max(SMALLEST, window.innerHeight - 180);
  const resize = (next: number): void =>
    screen.setState({ deckHeight: Math.round(Math.min(highest(), Math.max(SMALLEST, next))), deckFull: false });

  const onPointerDown = (down: PointerEvent<HTMLElement>): void => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const watch = new AbortController();
    const options = { signal: watch.signal };
    const move = (event: globalThis.PointerEvent): void => resize(height + down.clientY - event.clientY);
    handle.addEventListener('pointermove', move, options);
    handle.addEventListener('pointerup', () => watch.abort(), options);
    handle.addEventListener('pointercancel', () => watch.abort(), options);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    resize(height + by);
  };

  return (
    <section
      className={classes.deck}
      data-full={full || phone || undefined}
      style={{ '--deck': `${height}px` }}
      aria-label={label}
    >
      {!full && !phone && (
        <div
          role="separator"
          tabIndex={0}
          aria-orientation="horizontal"
          aria-label="Height of the panel"
          aria-valuenow={height}
          aria-valuemin={SMALLEST}
          aria-valuemax={highest()}
          className={classes.handle}
          onPointerDown={onPointerDown}
          onKeyDown={onKeyDown}
        />
      )}
      {children}
    </section>
  );
}
