import { Button } from '@mantine/core';
import type { EventSummaryResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { Status, StatusGlyph, statusWord } from '../../../shared/status/index.js';
import { announce, formatBytes, RelativeTime } from '../../../shared/ui/index.js';
import { useSession } from '../session/session-context.js';
import { useRecentEvents, useSampleEvent } from '../session/use-sample.js';
import { FloatOnRings } from './float-on-rings.js';
import deck from '../panel/deck.module.css';
import classes from './trigger.module.css';

/** What came in at this trigger, newest on top, live. */
export function EventsPane({ nodeId }: { readonly nodeId: string }) {
  const { workflowId, screen } = useSession();
  const events = useRecentEvents().filter((event) => event.nodeId === nodeId);
  const sample = useSampleEvent();
  const choose = (event: EventSummaryResponse): void => {
    screen.setState({ sampleEventId: event.id });
    announce('Used as sample');
  };
  // A refused event was not taken in: it is no sample.
  const latest = events.find((event) => event.verdict !== 'refused');
  return (
    <>
      <div className={deck.paneHead}>
        <span className={deck.paneTitle}>Events</span>
        <span className={deck.grow} />
        <Link to="/inbox" search={{ workflow: workflowId }} className={deck.link}>
          Open inbox
        </Link>
      </div>
      <div className={classes.listen}>
        <FloatOnRings />
        <b>Listening</b>
        <span className={deck.kind}>Send an event to the address, or use Send test event.</span>
      </div>
      {latest && (
        <LatestEvent key={latest.id} event={latest} isSample={sample?.id === latest.id} onUse={() => choose(latest)} />
      )}
      <ul className={classes.events} aria-label="Recent events">
        {events.map((event) => (
          <li key={event.id}>
            {event.verdict === 'refused' ? (
              <Link to="/inbox" search={{ event: event.id }} className={classes.event} title="Look inside">
                <EventLine event={event} name={event.reason ?? nameOf(event)} word={statusWord(event.verdict)} />
              </Link>
            ) : (
              <button
                type="button"
                className={classes.event}
                aria-pressed={sample?.id === event.id}
                title="Use as sample"
                onClick={() => choose(event)}
              >
                <EventLine
                  event={event}
                  name={nameOf(event)}
                  word={sample?.id === event.id ? 'sample' : statusWord(event.verdict)}
                />
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface EventLineProps {
  readonly event: EventSummaryResponse;
  readonly name: string;
  readonly word: string;
}

const EventLine = ({ event, name, word }: EventLineProps) => (
  <>
    <StatusGlyph of={event.verdict} size={13} />
    <code>{name}</code>
    <span>{word}</span>
    <RelativeTime at={event.receivedAt} />
  </>
);

interface LatestEventProps {
  readonly event: EventSummaryResponse;
  readonly isSample: boolean;
  readonly onUse: () => void;
}

function LatestEvent({ event, isSample, onUse }: LatestEventProps) {
  return (
    <div className={classes.first} role="status">
      <div className={classes.facts}>
        <Status of={event.verdict} />
        <RelativeTime at={event.receivedAt} />
      </div>
      <div className={classes.facts}>
        <code>{nameOf(event)}</code>
        <time>{formatBytes(event.size)}</time>
      </div>
      <div className={classes.facts}>
        <Button size="xs" variant="filled" flex={1} disabled={isSample} onClick={onUse}>
          {isSample ? 'This is the sample' : 'Use as sample'}
        </Button>
        <Button size="xs" flex={1} renderRoot={(props) => <Link to="/inbox" search={{ event: event.id }} {...props} />}>
          Look inside
        </Button>
      </div>
    </div>
  );
}

const nameOf = (event: EventSummaryResponse): string =>
  event.type ?? `${event.method} ${event.contentType ?? 'without a body'}`;
