import type { EventSummaryResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { StatusGlyph, statusWord } from '../../../shared/status/index.js';
import { announce, RelativeTime } from '../../../shared/ui/index.js';
import { verdictWords } from '../../inbox/index.js';
import { useSession } from '../session/session-context.js';
import { useSampleEvent } from '../session/use-sample.js';
import { FloatOnRings } from './float-on-rings.js';
import { LatestEvent } from './latest-event.js';
import { nameOf } from './name-of.js';
import { SenderSuggestion } from './sender-suggestion.js';
import type { Sender } from './use-sender.js';
import deck from '../panel/deck.module.css';
import classes from './trigger.module.css';

interface EventsPaneProps {
  /** Those of this trigger, newest first. */
  readonly events: readonly EventSummaryResponse[];
  readonly sender: Sender;
}

/** What came in at this trigger, newest on top, live. */
export function EventsPane({ events, sender }: EventsPaneProps) {
  const { workflowId, screen } = useSession();
  const sample = useSampleEvent();
  const choose = (event: EventSummaryResponse): void => {
    screen.setState({ sampleEventId: event.id });
    announce('Used as sample');
  };
  const [latest] = events;
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
        <span className={deck.kind}>
          Send an event {sender.provider ? `from ${sender.provider.title}` : 'to the address'}, or use Send test event.
        </span>
      </div>
      {latest && (
        <>
          <LatestEvent
            key={latest.id}
            event={latest}
            isSample={sample?.id === latest.id}
            onUse={() => choose(latest)}
          />
          <SenderSuggestion eventId={latest.id} sender={sender} />
        </>
      )}
      <ul className={classes.events} aria-label="Recent events">
        {events.map((event) => (
          <li key={event.id}>
            <EventLine event={event} isSample={sample?.id === event.id} onUse={() => choose(event)} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface EventLineProps {
  readonly event: EventSummaryResponse;
  readonly isSample: boolean;
  readonly onUse: () => void;
}

/** A refused event was not taken in: it is no sample, and why it was refused stands in the place of its name. */
function EventLine({ event, isSample, onUse }: EventLineProps) {
  if (event.verdict === 'refused') {
    return (
      <Link to="/inbox" search={{ event: event.id }} className={classes.event} title="Look inside">
        <StatusGlyph of="refused" size={13} />
        <span className={classes.reason}>{verdictWords(event).note}</span>
        <span>{statusWord('refused')}</span>
        <RelativeTime at={event.receivedAt} />
      </Link>
    );
  }
  return (
    <button type="button" className={classes.event} aria-pressed={isSample} title="Use as sample" onClick={onUse}>
      <StatusGlyph of={event.verdict} size={13} />
      <code>{nameOf(event)}</code>
      <span>{isSample ? 'sample' : statusWord(event.verdict)}</span>
      <RelativeTime at={event.receivedAt} />
    </button>
  );
}
