import { useLiveState } from '../../api/index.js';
import classes from './live-dot.module.css';

const words = { live: 'Live', connecting: 'Connecting', off: 'Not live: trying to reconnect' };

/** Shows whether the list is live. The dot is orange only while it is. */
export function LiveDot() {
  const state = useLiveState();
  return (
    <span className={classes.live} data-state={state}>
      <span className={classes.dot} aria-hidden="true" />
      {words[state]}
    </span>
  );
}
