import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface EmptyStateProps {
  drawing: 'line' | 'rings' | 'hook';
  title: string;
  children: ReactNode;
  /** The action. */
  action?: ReactNode;
}

/** A small drawing, a title, a sentence, one action. */
export function EmptyState({ drawing, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <svg width="96" height="40" viewBox="0 0 96 40" fill="none" aria-hidden="true">
        {drawings[drawing]}
      </svg>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.words}>{children}</p>
      {action}
    </div>
  );
}

const drawings = {
  line: (
    <g stroke="var(--border-ui)" strokeWidth="1.5" strokeLinecap="round">
      <circle cx="8" cy="14" r="4.5" stroke="var(--port)" strokeWidth="2" />
      <path d="M13 16C34 34 62 34 88 14" />
      <path d="m88 14-7.5.6" />
    </g>
  ),
  rings: (
    <g strokeLinecap="round">
      <g stroke="var(--border-strong)" strokeWidth="1.25">
        <ellipse cx="48" cy="29" rx="38" ry="8" />
        <ellipse cx="48" cy="29" rx="24" ry="5" stroke="var(--border-ui)" />
        <ellipse cx="48" cy="29" rx="12" ry="2.5" stroke="var(--border-ui)" />
      </g>
      <path d="M48 6v12" stroke="var(--text-2)" strokeWidth="2" />
      <circle cx="48" cy="22" r="6.5" fill="var(--surface)" stroke="var(--border-ui)" strokeWidth="1.5" />
    </g>
  ),
  hook: (
    <g stroke="var(--border-ui)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <circle cx="20" cy="20" r="5" stroke="var(--port)" strokeWidth="2" />
      <path d="M26 20h38m-22 0v6m8-6v4" />
      <path d="M72 14a8 8 0 1 0 4 9l-5 1.5" />
    </g>
  ),
};
