/** The web pages that may send to a trigger. */
export interface AllowedPages {
  readonly mode: 'any' | 'listed' | 'none';
  /** In the mode `listed`: origins as in the header Origin. */
  readonly origins: ReadonlySet<string>;
}

/** Sites separated by commas or spaces. Invalid entries match no page; paths are ignored. */
export const readOrigins = (text: string): ReadonlySet<string> =>
  new Set(
    text.split(/[\s,;]+/).flatMap((entry) => {
      const url = URL.canParse(entry) ? new URL(entry) : null;
      return url && /^https?:$/.test(url.protocol) ? [url.origin] : [];
    }),
  );

/** @param origin the header; `null` for a page with an opaque origin. */
export const isAllowed = ({ mode, origins }: AllowedPages, origin: string): boolean =>
  mode === 'any' || (mode === 'listed' && origins.has(origin));
