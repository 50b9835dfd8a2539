import type { EventResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { StatusGlyph, statusSoftColor } from '../../../shared/status/index.js';
import { formatBytes } from '../../../shared/ui/index.js';
import { verdictWords } from './verdict-words.js';
import classes from './event-detail.module.css';

/** The verdict in words. */
export function VerdictCard({ event }: { event: EventResponse }) {
  const { title, note } = verdictWords(event);
  return (
    <section
      className={classes.verdict}
      style={{ '--verdict-soft': statusSoftColor(event.verdict) }}
      aria-label="What became of it"
    >
      <StatusGlyph of={event.verdict} size={18} alone />
      <div className={classes.verdictWords}>
        <div className={classes.verdictTitle}>{title}</div>
        <div className={classes.verdictNote}>
          {note}
          {event.duplicateOf !== null && (
            <>
              {' '}
              <Link to="/inbox" search={(before) => ({ ...before, event: event.duplicateOf ?? undefined })}>
                Show the first
              </Link>
            </>
          )}
        </div>
        {event.bodyProblem !== null && <div className={classes.verdictNote}>{event.bodyProblem}</div>}
      </div>
      <dl>
        {event.verified !== null && (
          <div>
            <dt>Sender</dt>
            <dd>{event.verified ? 'Proof checked' : 'Not proved'}</dd>
          </div>
        )}
        {event.answered !== 0 && (
          <div>
            <dt>Answered</dt>
            <dd>{event.answered}</dd>
          </div>
        )}
        <div>
          <dt>Size</dt>
          <dd>{formatBytes(event.size)}</dd>
        </div>
        {event.remoteAddress !== null && (
          <div>
            <dt>From</dt>
            <dd>{event.remoteAddress}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
