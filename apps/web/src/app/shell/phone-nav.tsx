import { Link } from '@tanstack/react-router';
import { formatCount } from '../../shared/ui/index.js';
import { navItems } from './nav-items.js';
import { useLedger } from './use-ledger.js';
import classes from './phone-nav.module.css';

/** The main navigation on phones. */
export function PhoneNav() {
  const waiting = useLedger().data?.waiting ?? 0;
  return (
    <nav className={classes.nav} aria-label="Main">
      {navItems.map(({ to, name, Icon }) => (
        <Link key={to} to={to} className={classes.item} activeProps={{ 'data-on': true }}>
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
