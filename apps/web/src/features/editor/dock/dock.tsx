import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { dockMemory, maxDockWidth } from '../session/dock-layout.js';
import { useScreen, useSession } from '../session/session-context.js';
import classes from './dock.module.css';

const MIN_HEIGHT = 180;
const MIN_WIDTH = 360;
const STEP = 40;

interface DockProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** The panel docked under or beside the canvas. On a phone it fills the screen. */
export function Dock({ label, children }: DockProps) {
  const { editor } = useSession();
  const size = useDockSize();
  const full = useScreen((state) => state.dockFull);
  const phone = useMediaQuery('(max-width: 639.9px)', false, { getInitialValueInEffect: false });
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // The element that opened the panel may be gone by now. A panel opened from an element that remains leaves the
    // focus there.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    const dock = section.current;
    const arrive = (event: FocusEvent): void => {
      if (event.target !== dock) editor.arrived();
    };
    dock?.addEventListener('focusin', arrive);
    return () => dock?.removeEventListener('focusin', arrive);
  }, [editor]);

  return (
    <section
      ref={section}
      tabIndex={-1}
      className={classes.dock}
      data-full={full || phone || undefined}
      data-beside={size.beside || undefined}
      style={{ '--dock-size': `${size.now}px` }}
      aria-label={label}
    >
      {!full && !phone && <Handle size={size} />}
      {children}
    </section>
  );
}

interface DockSize {
  readonly beside: boolean;
  readonly now: number;
  readonly min: number;
  max(): number;
  set(size: number): void;
}

function useDockSize(): DockSize {
  const { screen } = useSession();
  const beside = useScreen((state) => state.dockBeside);
  const now = useScreen((state) => (state.dockBeside ? state.dockWidth : state.dockHeight));
  const min = beside ? MIN_WIDTH : MIN_HEIGHT;
  const max = () => Math.max(min, beside ? maxDockWidth(window.innerWidth) : window.innerHeight - 180);
  return {
    beside,
    now,
    min,
    max,
    set(wanted) {
      const size = Math.round(Math.min(max(), Math.max(min, wanted)));
      const change = beside ? { dockWidth: size } : { dockHeight: size };
      screen.setState({ ...change, dockFull: false });
      dockMemory.keep(change);
    },
  };
}

/** The resize handle of the panel, for the pointer and the arrow keys. */
function Handle({ size }: { readonly size: DockSize }) {
  const { beside, now, min, max, set } = size;
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
      aria-valuemin={min}
      aria-valuemax={max()}
      className={classes.handle}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
