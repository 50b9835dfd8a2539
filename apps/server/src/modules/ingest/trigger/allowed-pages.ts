/** The web pages that may send to a trigger. */
export interface AllowedPages {
  readonly mode: 'any' | 'listed' | 'none';
  /** In the mode `listed`: as browsers write them in the header Origin. */
  readonly origins: ReadonlySet<string>;
}

/** Sites separated by commas or spaces. What is no web address allows nobody; a path behind one does not count. */
export const readOrigins = (text: string): ReadonlySet<string> =>
  new Set(
    text.split(/[\s,;]+/).flatMap((entry) => {
      const url = URL.canParse(entry) ? new URL(entry) : null;
      return url && /^https?:$/.test(url.protocol) ? [url.origin] : [];
    }),
  );

/** @param origin of the header: `null` is that of a page which does not say where it comes from. */
export const isAllowed = ({ mode, origins }: AllowedPages, origin: string): boolean =>
  mode === 'any' || (mode === 'listed' && origins.has(origin));
