import { Braces, Brackets, ChevronDown, ChevronRight, CircleSlash2, Hash, ToggleLeft, Type } from 'lucide-react';
import type { DragEvent } from 'react';
import classes from './data-tree.module.css';
import type { TreeRow, ValueType } from './tree-rows.js';

interface DataTreeRowProps {
  row: TreeRow;
  current: boolean;
  onFocus: () => void;
  onToggle: () => void;
  onShowMore: () => void;
  onInsert: (() => void) | undefined;
}

export function DataTreeRow({ row, current, onFocus, onToggle, onShowMore, onInsert }: DataTreeRowProps) {
  const item = {
    role: 'treeitem',
    'aria-level': row.depth + 1,
    'aria-selected': false,
    tabIndex: current ? 0 : -1,
    className: classes.row,
    style: { '--depth': row.depth },
    onFocus,
  } as const;
  if (row.hidden !== undefined) {
    return (
      <li {...item}>
        <button type="button" tabIndex={-1} className={classes.more} onClick={onShowMore}>
          Show {Math.min(row.hidden, 100)} more of {row.hidden}
        </button>
      </li>
    );
  }
  const act = row.expandable ? onToggle : onInsert;
  const Glyph = glyphs[row.type];
  const Chevron = row.expanded ? ChevronDown : ChevronRight;
  return (
    <li
      {...item}
      {...(row.expandable ? { 'aria-expanded': row.expanded } : {})}
      {...(act ? { onClick: act, 'data-acts': true } : {})}
      {...(onInsert === undefined ? {} : { draggable: true, onDragStart: (event) => dragPath(event, row.path) })}
    >
      <span className={classes.chevron}>{row.expandable && <Chevron size={12} aria-hidden />}</span>
      <Glyph size={12} className={classes.type} aria-hidden />
      <span className={classes.key}>{row.label}</span>
      <span className={classes.value} data-type={row.type} title={row.text}>
        {row.text}
      </span>
      {onInsert !== undefined && (
        <button
          type="button"
          className={classes.insert}
          tabIndex={-1}
          aria-label={`Insert ${row.path}`}
          // Keeps the caret in the field that receives the value.
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.stopPropagation();
            onInsert();
          }}
        >
          Insert
        </button>
      )}
    </li>
  );
}

function dragPath(event: DragEvent, path: string): void {
  event.dataTransfer.setData('text/plain', `{{ ${path.replaceAll('[]', '')} }}`);
  event.dataTransfer.effectAllowed = 'copy';
}

const glyphs: Record<ValueType, typeof Type> = {
  object: Braces,
  array: Brackets,
  string: Type,
  number: Hash,
  boolean: ToggleLeft,
  null: CircleSlash2,
};
