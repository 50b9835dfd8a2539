import type { EventSummaryResponse } from '@hookline/contracts';
import { useEffect, useRef } from 'react';
import { IconTile } from '../../shared/nodes/icon-tile.js';
import { sourceIcon } from '../../shared/nodes/source-icon.js';
import { Status } from '../../shared/status/index.js';
import { formatClock, formatFull, useNow } from '../../shared/ui/index.js';
import { eventName } from './event-name.js';
import classes from './event-list.module.css';

interface EventRowProps {
  event: EventSummaryResponse;
  open: boolean;
  /** Whether the URL names this event: it is scrolled into view once. */
  linked: boolean;
  onSelect: (id: string) => void;
}

/** A row of the inbox: the event, its time, and its workflow or the reason why it made no run. */
export function EventRow({ event, open, linked, onSelect }: EventRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (linked) row.current?.scrollIntoView({ block: 'nearest' });
  }, [linked]);
  const now = useNow();
  const about = event.verdict === 'run' ? event.workflowName : (event.reason ?? event.workflowName);
  return (
    <li ref={row} className={classes.event} data-open={open || undefined}>
      <IconTile icon={sourceIcon(event.source)} category="trigger" title={eventName(event)} size="md" trigger />
      <span className={classes.words}>
        <span className={classes.line}>
          <button
            type="button"
            className={classes.name}
            aria-current={open || undefined}
            onClick={() => onSelect(event.id)}
          >
            {eventName(event)}
          </button>
          <time className={classes.time} dateTime={event.receivedAt} title={formatFull(event.receivedAt)}>
            {formatClock(event.receivedAt, now)}
          </time>
        </span>
        <span className={classes.line}>
          <span className={classes.about} title={about ?? ''}>
            {about}
          </span>
          <Status of={event.verdict} />
        </span>
      </span>
    </li>
  );
}
