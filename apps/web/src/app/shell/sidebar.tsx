import { Tooltip } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Search, TriangleAlert } from 'lucide-react';
import { useNeedingPerson } from '../../features/credentials/index.js';
import { keys, workflows } from '../../shared/api/index.js';
import { Logo, formatCount } from '../../shared/ui/index.js';
import { LedgerBar } from './ledger-bar.js';
import { navItems } from './nav-items.js';
import { UserMenu } from './user-menu.js';
import classes from './sidebar.module.css';

/** The sidebar: navigation, ledger and user menu. Collapsed, it shows icons only. */
export function Sidebar({ rail }: { rail: boolean }) {
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const count = list.data?.items.length;
  const needing = useNeedingPerson();
  return (
    <nav className={classes.side} data-rail={rail || undefined} aria-label="Main">
      <Link to="/workflows" className={classes.brand} aria-label="Hookline">
        <Logo />
        {!rail && <span>Hookline</span>}
      </Link>
      <button
        type="button"
        className={classes.find}
        onClick={() => spotlight.open()}
        aria-label={rail ? 'Find or do' : undefined}
      >
        <Search size={15} aria-hidden />
        {!rail && (
          <>
            <span className={classes.grow}>Find or do</span>
            <kbd>Ctrl K</kbd>
          </>
        )}
      </button>
      {navItems.map(({ to, name, Icon }) => (
        <Tooltip key={to} label={labelOf(to, name, needing)} position="right" disabled={!rail}>
          <Link
            to={to}
            className={classes.nav}
            activeProps={{ 'data-on': true }}
            {...(rail ? { 'aria-label': labelOf(to, name, needing) } : {})}
          >
            <Icon size={17} strokeWidth={1.75} aria-hidden />
            {!rail && <span>{name}</span>}
            {!rail && to === '/workflows' && count !== undefined && (
              <span className={classes.count}>{formatCount(count)}</span>
            )}
            {to === '/credentials' && needing > 0 && <Needing count={needing} rail={rail} />}
          </Link>
        </Tooltip>
      ))}
      <LedgerBar rail={rail} />
      <UserMenu rail={rail} />
    </nav>
  );
}

/** The credentials that need a person; in the rail a dot, because its label has the number. */
const Needing = ({ count, rail }: { readonly count: number; readonly rail: boolean }) =>
  rail ? (
    <span className={classes.dot} aria-hidden />
  ) : (
    <span className={classes.needing} title={needingSentence(count)}>
      <TriangleAlert size={13} aria-hidden />
      {formatCount(count)}
      <span className="visually-hidden">{count === 1 ? 'needs you' : 'need you'}</span>
    </span>
  );

const labelOf = (to: string, name: string, needing: number): string =>
  to === '/credentials' && needing > 0 ? `${name}: ${needingSentence(needing)}` : name;

const needingSentence = (count: number): string => `${formatCount(count)} ${count === 1 ? 'needs' : 'need'} you`;
