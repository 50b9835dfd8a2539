/** Position and size of the panel: as the user left it, or by the size of the window. */
export interface DockLayout {
  /** Docked beside the canvas instead of below it. */
  readonly dockBeside: boolean;
  readonly dockHeight: number;
  readonly dockWidth: number;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** Minimum width of the canvas beside the panel: two steps and the edge between them. */
export const MIN_CANVAS_WIDTH = 480;
const RAIL = 52;
const STANDARD: DockLayout = { dockBeside: false, dockHeight: 436, dockWidth: 760 };

/** A low but wide window (a laptop) gets the panel at the side. */
export function defaultDockLayout({ width, height }: WindowSize): DockLayout {
  return {
    ...STANDARD,
    dockBeside: height < 780 && width >= 1200,
    dockWidth: Math.min(STANDARD.dockWidth, maxDockWidth(width)),
  };
}

export const maxDockWidth = (windowWidth: number): number => Math.max(320, windowWidth - RAIL - MIN_CANVAS_WIDTH);

const KEY = 'hookline.panel';

export const dockMemory = {
  find(size: WindowSize): DockLayout {
    const first = defaultDockLayout(size);
    const kept = read(localStorage.getItem(KEY));
    return {
      dockBeside: typeof kept['dockBeside'] === 'boolean' ? kept['dockBeside'] : first.dockBeside,
      dockHeight: typeof kept['dockHeight'] === 'number' ? kept['dockHeight'] : first.dockHeight,
      dockWidth: Math.min(
        typeof kept['dockWidth'] === 'number' ? kept['dockWidth'] : first.dockWidth,
        maxDockWidth(size.width),
      ),
    };
  },
  /** Stores only what the user has set: the rest keeps following the window. */
  keep(change: Partial<DockLayout>): void {
    localStorage.setItem(KEY, JSON.stringify({ ...read(localStorage.getItem(KEY)), ...change }));
  },
};

function read(text: string | null): Record<string, unknown> {
  try {
    // Browsers may still hold the former names, `deckWidth` and so on.
    const kept: unknown = JSON.parse((text ?? '{}').replaceAll('"deck', '"dock'));
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {}; // Written by another version.
  }
}
