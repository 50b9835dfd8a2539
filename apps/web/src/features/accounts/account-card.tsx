import type { ReactNode } from 'react';
import { Logo, useTitle } from '../../shared/ui/index.js';
import classes from './account-card.module.css';

interface AccountCardProps {
  title: string;
  words: string;
  children: ReactNode;
}

/** The centred card of set-up and login. */
export function AccountCard({ title, words, children }: AccountCardProps) {
  useTitle(title);
  return (
    <main className={classes.page}>
      <div className={classes.brand}>
        <Logo size={28} />
        Hookline
      </div>
      <div className={classes.card}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.words}>{words}</p>
        {children}
      </div>
    </main>
  );
}
