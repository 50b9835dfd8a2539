import type { ReactNode } from 'react';
import { StatusGlyph } from '../../status/index.js';
import classes from './error-card.module.css';

interface ErrorCardProps {
  title: string;
  /** `noun.reason`. */
  code?: string | undefined;
  /** What happened, in one sentence. */
  children?: ReactNode;
  /** The response of the other side, verbatim. */
  excerpt?: string | undefined;
  actions?: ReactNode;
}

/** An error in words, with details that help to fix it. */
export function ErrorCard({ title, code, children, excerpt, actions }: ErrorCardProps) {
  return (
    <section className={classes.card} aria-label={title}>
      <div className={classes.head}>
        <StatusGlyph of="failed" size={16} />
        <p className={classes.title}>{title}</p>
        {code !== undefined && <code className={classes.code}>{code}</code>}
      </div>
      {children !== undefined && <div className={classes.words}>{children}</div>}
      {excerpt !== undefined && <pre className={classes.excerpt}>{excerpt}</pre>}
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </section>
  );
}
