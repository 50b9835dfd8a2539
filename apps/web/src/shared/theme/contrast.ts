/** Contrast of two colours by WCAG 2.2 (relative luminance): 1 to 21. Colours are `#rrggbb`. */
export function contrastRatio(first: string, second: string): number {
  const [high, low] = [luminance(first), luminance(second)].toSorted((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** Parses the `--name: #rrggbb;` declarations of one theme from the token sheet. */
export function readTokens(css: string, scheme: 'light' | 'dark'): Map<string, string> {
  const selector = `[data-mantine-color-scheme='${scheme}'] {`;
  const start = css.indexOf(selector) + selector.length;
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function luminance(color: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
