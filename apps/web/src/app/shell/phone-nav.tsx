import { Link } from '@tanstack/react-router';
import classes from './phone-nav.module.css';
import { places } from './places.js';

/** The sidebar of a phone. */
export function PhoneNav() {
  return (
    <nav className={classes.nav} aria-label="Main">
      {places.map(({ to, name, Icon }) => (
        <Link key={to} to={to} className={classes.place} activeProps={{ 'data-on': true }}>
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          {name}
        </Link>
      ))}
    </nav>
  );
}
