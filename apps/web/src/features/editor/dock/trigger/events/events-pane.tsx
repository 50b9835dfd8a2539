import type { EventSummaryResponse } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { StatusGlyph, statusWord } from '../../../../../shared/status/index.js';
import { RelativeTime, announce } from '../../../../../shared/ui/index.js';
import { verdictWords } from '../../../../inbox/index.js';
import { useSession } from '../../../session/session-context.js';
import { useSampleEvent } from '../../../session/use-sample.js';
import type { ProviderChoice } from '../use-provider-choice.js';
import { LatestEvent } from './latest-event.js';
import { ListeningDrawing } from './listening-drawing.js';
import { nameOf } from './name-of.js';
import { ProviderSuggestion } from './provider-suggestion.js';
import dock from '../../dock.module.css';
import classes from '../trigger.module.css';

interface EventsPaneProps {
  /** The events of this trigger, newest first. */
  readonly events: readonly EventSummaryResponse[];
  readonly choice: ProviderChoice;
}

/** The events of this trigger, newest first, updated live. */
export function EventsPane({ events, choice }: EventsPaneProps) {
  const { workflowId, screen } = useSession();
  const sample = useSampleEvent();
  const choose = (event: EventSummaryResponse): void => {
    screen.setState({ sampleEventId: event.id });
    announce('Used as sample');
  };
  const [latest] = events;
  return (
    <>
      <div className={dock.paneHead}>
        <span className={dock.paneTitle}>Events</span>
        <span className={dock.grow} />
        <Link to="/inbox" search={{ workflow: workflowId }} className={dock.link}>
          Open inbox
        </Link>
      </div>
      <div className={classes.listen}>
        <ListeningDrawing />
        <b>Listening</b>
        <span className={dock.kind}>
          Send an event {choice.provider ? `from ${choice.provider.title}` : 'to the address'}, or use Send test event.
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
          <ProviderSuggestion eventId={latest.id} choice={choice} />
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

/** A refused event cannot be the sample; the reason for its refusal replaces its name. */
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
