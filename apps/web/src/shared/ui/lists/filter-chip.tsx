import type { ReactNode } from 'react';
import classes from './filter-chip.module.css';

interface FilterChipProps {
  on: boolean;
  onClick: () => void;
  children: ReactNode;
  look?: 'tab' | 'pill';
}

/** One of several mutually exclusive filters. */
export function FilterChip({ on, onClick, children, look = 'tab' }: FilterChipProps) {
  return (
    <button type="button" className={classes.chip} aria-pressed={on} data-look={look} onClick={onClick}>
      {children}
    </button>
  );
}
