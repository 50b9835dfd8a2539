/** The text change for inserting a path: the caret decides whether braces are added. */
export interface Insertion {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

interface Place {
  readonly text: string;
  /** The selection; `from` equals `to` for a caret. */
  readonly from: number;
  readonly to: number;
  /** The whole text is one expression. */
  readonly bare: boolean;
}

export function insertionAt({ text, from, to, bare }: Place, path: string): Insertion {
  if (bare) return { from, to, insert: path };
  const braced = `{{ ${path} }}`;
  const open = text.lastIndexOf('{{', from - 2);
  if (open === -1 || open + 2 > from || text.slice(open, from).includes('}}')) return { from, to, insert: braced };
  const close = text.indexOf('}}', from);
  if (close === -1) return { from: open, to, insert: braced };
  const [before, after] = [text.slice(open + 2, from).trim(), text.slice(to, close).trim()];
  if (to > close) return { from: open, to: Math.max(to, close + 2), insert: braced };
  if (before === '' && after === '') return { from: open, to: close + 2, insert: braced };
  if (to > from || (takesMore(before) && LEADS_ON.test(after))) return { from, to, insert: path };
  // Two values cannot be adjacent in one expression.
  return { from: close + 2, to: close + 2, insert: braced };
}

/** Whether an operand is missing: after an operator, a comma or an opening bracket. */
const takesMore = (before: string): boolean => /(?:^|[-+*/%&=<>,([{:?~!]|\b(?:and|or|in))$/.test(before);
const LEADS_ON = /^(?:$|[-+*/%&=<>,)\]}:?~]|(?:and|or|in)\b)/;
