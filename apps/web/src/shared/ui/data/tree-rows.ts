/**
 * A JSON value as the rows of a tree: only expanded ones, and at most a hundred children per value until more are
 * requested. Each row has its path as an expression, for click-to-map.
 */
export type TreeMode = 'values' | 'schema';

export interface TreeRow {
  /** The expression that reads this value; unique in the tree. */
  path: string;
  label: string;
  depth: number;
  type: ValueType;
  /** The value, or its size: `3 items`. In schema mode its type. */
  text: string;
  expandable: boolean;
  expanded: boolean;
  /** Set on the row that represents hidden children. */
  hidden?: number;
}

export type ValueType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

interface TreeOptions {
  root: string;
  mode: TreeMode;
  expanded: ReadonlySet<string>;
  /** Number of children shown, for values with more than {@link CHILD_CAP}. */
  shown: ReadonlyMap<string, number>;
}

export const CHILD_CAP = 100;
const TEXT_CAP = 200;

export function treeRows(value: unknown, options: TreeOptions): TreeRow[] {
  const rows: TreeRow[] = [];
  addChildren(rows, value, options.root, 0, options);
  return rows;
}

/** The paths expanded initially: small objects, a few levels deep. */
export function initiallyExpanded(value: unknown, root: string, levels = 3): Set<string> {
  const open = new Set<string>();
  if (levels === 0) return open;
  for (const [label, child] of childrenOf(value, 'values')) {
    if (typeOf(child) !== 'object' || childrenOf(child, 'values').length > 12) continue;
    const path = pathOf(root, label, value);
    open.add(path);
    for (const inner of initiallyExpanded(child, path, levels - 1)) open.add(inner);
  }
  return open;
}

function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'object' || type === 'string' || type === 'number' || type === 'boolean' ? type : 'string';
}

function addChildren(rows: TreeRow[], value: unknown, path: string, depth: number, options: TreeOptions): void {
  const children = childrenOf(value, options.mode);
  const limit = options.shown.get(path) ?? CHILD_CAP;
  for (const [label, child] of children.slice(0, limit)) {
    const childPath = options.mode === 'schema' && Array.isArray(value) ? path : pathOf(path, label, value);
    const id = childPath === path ? `${path}[]` : childPath;
    const expandable = childrenOf(child, options.mode).length > 0;
    const expanded = expandable && options.expanded.has(id);
    const type = typeOf(child);
    const text = options.mode === 'schema' ? type : valueText(child);
    rows.push({ path: id, label, depth, type, text, expandable, expanded });
    if (expanded) addChildren(rows, child, id, depth + 1, options);
  }
  if (children.length <= limit) return;
  const hidden = children.length - limit;
  rows.push({ path, label: '', depth, type: 'null', text: '', expandable: false, expanded: false, hidden });
}

function childrenOf(value: unknown, mode: TreeMode): [string, unknown][] {
  if (Array.isArray(value)) {
    if (mode === 'schema') return value.length === 0 ? [] : [['each item', value[0]]];
    return value.map((item, index) => [String(index), item]);
  }
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function pathOf(path: string, label: string, parent: unknown): string {
  if (Array.isArray(parent)) return `${path}[${label}]`;
  const name = /^[a-zA-Z_]\w*$/.test(label) ? label : `\`${label}\``;
  return path === '' ? name : `${path}.${name}`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  if (typeof value === 'object' && value !== null) {
    const count = Object.keys(value).length;
    return count === 1 ? '1 field' : `${count} fields`;
  }
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > TEXT_CAP ? `${text.slice(0, TEXT_CAP)}…` : text;
}
