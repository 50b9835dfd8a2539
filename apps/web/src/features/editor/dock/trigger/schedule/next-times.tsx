import type { GraphNode } from '@hookline/domain';
import { isTooOften, nextTimes, timeNote } from '@hookline/nodes/schedule';
import { settingsFor } from '@hookline/nodes/triggers';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useNow } from '../../../../../shared/ui/index.js';
import { ProblemLine } from '../../../fields/frame/field-frame.js';
import { formatIn, untilWords } from './format-in.js';
import dock from '../../dock.module.css';
import classes from './schedule.module.css';

const SHOWN = 5;

/**
 * The next times of the draft, as the scheduler will find them, by the clock of the schedule's zone.
 * @param props.children what is to be said of them, if there are any
 */
export function NextTimes({ node, children }: { readonly node: GraphNode; readonly children: ReactNode }) {
  const settled = useDeferredValue(node);
  const now = useNow();
  const settings = useMemo(() => settingsFor('schedule', settled), [settled]);
  const times = useMemo(() => nextTimes(settings, new Date(now), SHOWN), [settings, now]);
  if (times.length === 0) return <p className={dock.hint}>It would never run. Change its times.</p>;
  return (
    <>
      <ol className={classes.times} aria-label="Next times">
        {times.map((time) => {
          const note = timeNote(settings, time);
          return (
            <li key={time.at.getTime()}>
              <time dateTime={time.at.toISOString()}>{formatIn(settings.timezone, time.at)}</time>
              <span className={classes.until}>{untilWords(time.at.getTime() - now)}</span>
              {note !== undefined && <span className={classes.note}>{note}</span>}
            </li>
          );
        })}
      </ol>
      {isTooOften(times) && (
        <div className={classes.warning}>
          <ProblemLine severity="warning" message="This runs more often than once a minute. Each time makes a run." />
        </div>
      )}
      {children}
    </>
  );
}
