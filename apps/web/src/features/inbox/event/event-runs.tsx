import type { EventResponse } from '@hookline/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys, runs } from '../../../shared/api/index.js';
import { Status } from '../../../shared/status/index.js';
import { LoadFailure, Thread, formatClock, useNow } from '../../../shared/ui/index.js';
import { Headers } from './event-tabs.js';
import classes from './event-detail.module.css';

/** The runs of an event, including replays, and its main headers. */
export function EventRuns({ event }: { event: EventResponse }) {
  return (
    // Focusable, because it scrolls.
    <aside className={classes.side} aria-label="Runs and headers" tabIndex={0}>
      <section>
        <h3>Runs from this event</h3>
        {event.runIds.length === 0 && <p>None.</p>}
        {event.runIds.map((id) => (
          <EventRun key={id} runId={id} />
        ))}
      </section>
      {event.duplicates.length > 0 && (
        <section>
          <h3>Came again</h3>
          <ul>
            {event.duplicates.map((id) => (
              <li key={id}>
                <Link to="/inbox" search={(before) => ({ ...before, event: id })} className={classes.small}>
                  {id.slice(-8)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {event.method !== '' && (
        <section className={classes.sideHeaders}>
          <h3>Headers</h3>
          <Headers headers={event.headers} />
        </section>
      )}
    </aside>
  );
}

function EventRun({ runId }: { runId: string }) {
  const now = useNow();
  const query = useQuery({ queryKey: keys.runs.one(runId), queryFn: ({ signal }) => runs.get(runId, signal) });
  if (query.error !== null) return <LoadFailure error={query.error} />;
  const run = query.data;
  return (
    <div className={classes.run} aria-busy={run === undefined}>
      {run !== undefined && (
        <span className={classes.runLine}>
          <Status of={run.status} />
          <span className={classes.small}>{run.version === null ? 'test' : `v${run.version}`}</span>
          <span className={classes.small}>{formatClock(run.startedAt, now)}</span>
        </span>
      )}
      <span className={classes.runLine}>
        <Link to="/runs/$runId" params={{ runId }} className={classes.runLink}>
          {runId.slice(-8)}
        </Link>
        <span>{run !== undefined && <Thread steps={run.thread} />}</span>
      </span>
    </div>
  );
}
