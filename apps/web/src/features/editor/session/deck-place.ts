/** Where the panel stands and how large it is: as it was left, or as the window allows. */
export interface DeckPlace {
  /** Beside the canvas, instead of under it. */
  readonly deckBeside: boolean;
  readonly deckHeight: number;
  readonly deckWidth: number;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** The canvas keeps this much beside a panel: two steps and the line between them. */
export const LEAST_CANVAS = 480;
const RAIL = 52;
const STANDARD: DeckPlace = { deckBeside: false, deckHeight: 436, deckWidth: 760 };

/** A low but wide window (a laptop) has its room at the side. */
export function firstPlace({ width, height }: WindowSize): DeckPlace {
  return {
    ...STANDARD,
    deckBeside: height < 780 && width >= 1200,
    deckWidth: Math.min(STANDARD.deckWidth, widestDeck(width)),
  };
}

export const widestDeck = (windowWidth: number): number => Math.max(320, windowWidth - RAIL - LEAST_CANVAS);

const KEY = 'hookline.panel';

export const deckMemory = {
  find(size: WindowSize): DeckPlace {
    const first = firstPlace(size);
    const kept = read(localStorage.getItem(KEY));
    return {
      deckBeside: typeof kept['deckBeside'] === 'boolean' ? kept['deckBeside'] : first.deckBeside,
      deckHeight: typeof kept['deckHeight'] === 'number' ? kept['deckHeight'] : first.deckHeight,
      deckWidth: Math.min(
        typeof kept['deckWidth'] === 'number' ? kept['deckWidth'] : first.deckWidth,
        widestDeck(size.width),
      ),
    };
  },
  /** Only what a person has set: the rest goes on following the window. */
  keep(change: Partial<DeckPlace>): void {
    localStorage.setItem(KEY, JSON.stringify({ ...read(localStorage.getItem(KEY)), ...change }));
  },
};

function read(text: string | null): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {}; // written by another version
  }
}
