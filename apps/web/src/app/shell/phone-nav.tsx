import { Link } from '@tanstack/react-router';
import { useNeedingPerson } from '../../features/credentials/index.js';
import { formatCount } from '../../shared/ui/index.js';
import { navItems } from './nav-items.js';
import { useLedger } from './use-ledger.js';
import classes from './phone-nav.module.css';

/** The main navigation on phones. */
export function PhoneNav() {
  const waiting = useLedger().data?.waiting ?? 0;
  const needing = useNeedingPerson();
  return (
    <nav className={classes.nav} aria-label="Main">
      {navItems.map(({ to, name, Icon }) => (
        <Link key={to} to={to} className={classes.item} activeProps={{ 'data-on': true }}>
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          {name}
          {to === '/inbox' && waiting > 0 && <Count of={waiting} words="waiting to be run" />}
          {to === '/credentials' && needing > 0 && (
            <Count of={needing} words={needing === 1 ? 'needs you' : 'need you'} />
          )}
        </Link>
      ))}
    </nav>
  );
}

const Count = ({ of, words }: { readonly of: number; readonly words: string }) => (
  <span className={classes.count}>
    {formatCount(of)}
    <span className="visually-hidden">{words}</span>
  </span>
);
