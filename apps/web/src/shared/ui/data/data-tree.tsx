import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { DataTreeRow } from './data-tree-row.js';
import classes from './data-tree.module.css';
import { CHILD_CAP, initiallyExpanded, type TreeMode, type TreeRow, treeRows } from './tree-rows.js';

interface DataTreeProps {
  value: unknown;
  /** The root of expressions that read this value: `trigger`, `steps.http1`. */
  root: string;
  label: string;
  mode?: TreeMode;
  /** Number of levels expanded initially. */
  levels?: number;
  /** Click-to-map: called with the path of the row, `trigger.body.order.id`. */
  onInsert?: ((path: string) => void) | undefined;
}

/** JSON as a tree: arrow keys navigate, Enter inserts (or expands), and only expanded rows are rendered. */
export function DataTree({ value, root, label, mode = 'values', levels = 3, onInsert }: DataTreeProps) {
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const [focused, setFocused] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const expanded = useMemo(
    () => symmetricDifference(initiallyExpanded(value, root, levels), toggled),
    [value, root, levels, toggled],
  );
  const rows = useMemo(() => treeRows(value, { root, mode, expanded, shown }), [value, root, mode, expanded, shown]);
  if (rows.length === 0) return <p className={classes.none}>{JSON.stringify(value) ?? 'No value'}</p>;

  const current = Math.min(focused, rows.length - 1);
  const focusRow = (index: number): void => {
    setFocused(index);
    list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus();
  };
  const toggle = (row: TreeRow): void => setToggled((before) => symmetricDifference(before, new Set([row.path])));
  const showMore = (row: TreeRow): void =>
    setShown((before) => new Map(before).set(row.path, (before.get(row.path) ?? CHILD_CAP) + CHILD_CAP));
  const act = (row: TreeRow): void => {
    if (row.hidden !== undefined) showMore(row);
    else if (onInsert === undefined) toggle(row);
    else onInsert(mappedPath(row.path));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[current];
    if (row === undefined) return;
    const parent = rows.findLastIndex((other, index) => index < current && other.depth < row.depth);
    const moves: Record<string, () => void> = {
      ArrowDown: () => focusRow(Math.min(current + 1, rows.length - 1)),
      ArrowUp: () => focusRow(Math.max(current - 1, 0)),
      Home: () => focusRow(0),
      End: () => focusRow(rows.length - 1),
      ArrowRight: () =>
        row.expandable && !row.expanded ? toggle(row) : focusRow(Math.min(current + 1, rows.length - 1)),
      ArrowLeft: () => (row.expanded ? toggle(row) : focusRow(Math.max(parent, 0))),
      Enter: () => act(row),
      ' ': () => (row.expandable ? toggle(row) : act(row)),
    };
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  };

  return (
    <ul ref={list} className={classes.tree} role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {rows.map((row, index) => (
        <DataTreeRow
          key={row.hidden === undefined ? row.path : `${row.path} more`}
          row={row}
          current={index === current}
          onFocus={() => setFocused(index)}
          onToggle={() => toggle(row)}
          onShowMore={() => showMore(row)}
          onInsert={onInsert === undefined ? undefined : () => onInsert(mappedPath(row.path))}
        />
      ))}
    </ul>
  );
}

/** `items[].sku` of the schema is `items.sku` in an expression: a path maps over arrays by itself. */
const mappedPath = (path: string): string => path.replaceAll('[]', '');

function symmetricDifference(first: ReadonlySet<string>, second: ReadonlySet<string>): ReadonlySet<string> {
  const result = new Set(first);
  for (const entry of second) if (!result.delete(entry)) result.add(entry);
  return result;
}
