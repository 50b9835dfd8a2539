import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/** The title of a page and its actions. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.head}>
      <h1 className={classes.title}>{title}</h1>
      <div className={classes.actions}>{children}</div>
    </div>
  );
}
