import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { deckMemory, widestDeck } from '../session/deck-place.js';
import { useScreen, useSession } from '../session/session-context.js';
import classes from './deck.module.css';

const MIN_HEIGHT = 180;
const MIN_WIDTH = 360;
const STEP = 40;

interface DeckProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** The panel docked under or beside the canvas. On a phone it fills the screen. */
export function Deck({ label, children }: DeckProps) {
  const { editor } = useSession();
  const size = useDeckSize();
  const full = useScreen((state) => state.deckFull);
  const phone = useMediaQuery('(max-width: 639.9px)', false, { getInitialValueInEffect: false });
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was pressed to get here may be gone by now. A panel that opens beside it leaves the keyboard where it is.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    const deck = section.current;
    const arrive = (event: FocusEvent): void => {
      if (event.target !== deck) editor.arrived();
    };
    deck?.addEventListener('focusin', arrive);
    return () => deck?.removeEventListener('focusin', arrive);
  }, [editor]);

  return (
    <section
      ref={section}
      tabIndex={-1}
      className={classes.deck}
      data-full={full || phone || undefined}
      data-beside={size.beside || undefined}
      style={{ '--deck': `${size.now}px` }}
      aria-label={label}
    >
      {!full && !phone && <Handle size={size} />}
      {children}
    </section>
  );
}

interface DeckSize {
  readonly beside: boolean;
  readonly now: number;
  readonly least: number;
  most(): number;
  set(size: number): void;
}

function useDeckSize(): DeckSize {
  const { screen } = useSession();
  const beside = useScreen((state) => state.deckBeside);
  const now = useScreen((state) => (state.deckBeside ? state.deckWidth : state.deckHeight));
  const least = beside ? MIN_WIDTH : MIN_HEIGHT;
  const most = () => Math.max(least, beside ? widestDeck(window.innerWidth) : window.innerHeight - 180);
  return {
    beside,
    now,
    least,
    most,
    set(wanted) {
      const size = Math.round(Math.min(most(), Math.max(least, wanted)));
      const change = beside ? { deckWidth: size } : { deckHeight: size };
      screen.setState({ ...change, deckFull: false });
      deckMemory.keep(change);
    },
  };
}

/** Makes the panel larger and smaller, by a drag or with the arrows. */
function Handle({ size }: { readonly size: DeckSize }) {
  const { beside, now, least, most, set } = size;
  const along = (event: { clientX: number; clientY: number }) => (beside ? event.clientX : event.clientY);

  const onPointerDown = (down: PointerEvent<HTMLElement>): void => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const watch = new AbortController();
    const options = { signal: watch.signal };
    const move = (event: globalThis.PointerEvent): void => set(now + along(down) - along(event));
    handle.addEventListener('pointermove', move, options);
    handle.addEventListener('pointerup', () => watch.abort(), options);
    handle.addEventListener('pointercancel', () => watch.abort(), options);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const [larger, smaller] = beside ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key !== larger && event.key !== smaller) return;
    event.preventDefault();
    set(now + (event.key === larger ? STEP : -STEP));
  };

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation={beside ? 'vertical' : 'horizontal'}
      aria-label={beside ? 'Width of the panel' : 'Height of the panel'}
      aria-valuenow={now}
      aria-valuemin={least}
      aria-valuemax={most()}
      className={classes.handle}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
