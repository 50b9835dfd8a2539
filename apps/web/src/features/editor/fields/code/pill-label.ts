/** The label of a pill: the step it reads, and the end of the path. */
export interface PillLabel {
  /** The name of the trigger or step, or undefined when the expression does not begin with one. */
  readonly from: string | undefined;
  readonly path: string;
}

const MAX_LENGTH = 48;

export function pillLabel(source: string, names: ReadonlyMap<string, string>): PillLabel {
  const [, root, rest = ''] = /^(trigger|input|item|steps\.[a-zA-Z_]\w*)(.*)$/s.exec(source) ?? [];
  if (root === undefined) return { from: undefined, path: cut(source) };
  const key = root.startsWith('steps.') ? root.slice('steps.'.length) : root;
  const from = names.get(key) ?? (key === 'input' ? 'Input' : key === 'item' ? 'Item' : key);
  return { from, path: cut(shortPath(rest.replace(/^\./, ''))) };
}

/** Long paths are shortened to their last two names. Other expressions keep their ending, too: `amount_due / 100`. */
function shortPath(rest: string): string {
  const [, path = '', others = ''] = /^([\w.[\]`]*)(.*)$/s.exec(rest) ?? [];
  const names = path.split('.');
  return (names.length > 2 ? names.slice(-2).join('.') : path) + others;
}

const cut = (text: string) => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text);
