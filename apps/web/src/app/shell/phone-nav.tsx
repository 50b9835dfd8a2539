import { Link } from '@tanstack/react-router';
import { formatCount } from '../../shared/ui/index.js';
import classes from './phone-nav.module.css';
import { places } from './places.js';
import { useLedger } from './use-ledger.js';

/** The sidebar of a phone. */
export function PhoneNav() {
  const waiting = useLedger().data?.waiting ?? 0;
  return (
    <nav className={classes.nav} aria-label="Main">
      {places.map(({ to, name, Icon }) => (
        <Link key={to} to={to} className={classes.place} activeProps={{ 'data-on': true }}>
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          {name}
          {to === '/inbox' && waiting > 0 && (
            <span className={classes.waiting}>
              {formatCount(waiting)}
              <span className="visually-hidden">waiting to be run</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
